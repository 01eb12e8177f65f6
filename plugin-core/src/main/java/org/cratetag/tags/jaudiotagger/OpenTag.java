package org.cratetag.tags.jaudiotagger;

import org.cratetag.api.TagException;
import org.cratetag.api.TagStyle;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.mp3.MP3File;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.aiff.AiffTag;
import org.jaudiotagger.tag.asf.AsfTag;
import org.jaudiotagger.tag.flac.FlacTag;
import org.jaudiotagger.tag.id3.AbstractID3v2Tag;
import org.jaudiotagger.tag.id3.ID3v23Tag;
import org.jaudiotagger.tag.id3.ID3v24Tag;
import org.jaudiotagger.tag.vorbiscomment.VorbisCommentTag;
import org.jaudiotagger.tag.wav.WavTag;

/**
 * A file that the library has read, with our fields in its tag.
 *
 * @param file to be committed
 * @param fields within it
 */
record OpenTag(AudioFile file, FieldAccess fields) {

  static OpenTag of(AudioFile file, TagStyle style) throws TagException {
    if (file instanceof MP3File mp3) {
      if (!mp3.hasID3v2Tag()) {
        mp3.setID3v2TagOnly(newId3(style));
      }
      return new OpenTag(file, new Id3Fields(mp3.getID3v2Tag()));
    }
    Tag tag = file.getTagOrCreateAndSetDefault();
    if (tag instanceof FlacTag flac) {
      return new OpenTag(file, new VorbisFields(flac.getVorbisCommentTag()));
    } else if (tag instanceof VorbisCommentTag vorbis) {
      return new OpenTag(file, new VorbisFields(vorbis));
    } else if (tag instanceof AsfTag asf) {
      return new OpenTag(file, new AsfFields(asf));
    } else if (tag instanceof WavTag wav) {
      if (!wav.isExistingId3Tag()) {
        wav.setID3Tag(newId3(style));
      }
      return new OpenTag(file, new Id3Fields(wav.getID3Tag()));
    } else if (tag instanceof AiffTag aiff) {
      if (aiff.getID3Tag() == null) {
        aiff.setID3Tag(newId3(style));
      }
      return new OpenTag(file, new Id3Fields(aiff.getID3Tag()));
    }
    throw new TagException("a kind of tag that cannot be written");
  }

  private static AbstractID3v2Tag newId3(TagStyle style) {
    return style == TagStyle.DJ ? new ID3v23Tag() : new ID3v24Tag();
  }
}
