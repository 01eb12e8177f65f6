package org.cratetag.tags.jaudiotagger;

import org.cratetag.api.TagException;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.asf.AsfTag;
import org.jaudiotagger.tag.flac.FlacTag;

/**
 * A file that the library has read, with our fields in its tag.
 *
 * @param file to be committed
 * @param fields within it
 */
record OpenTag(AudioFile file, FieldAccess fields) {

  static OpenTag of(AudioFile file) throws TagException {
    Tag tag = file.getTagOrCreateAndSetDefault();
    if (tag instanceof FlacTag flac) {
      return new OpenTag(file, new VorbisFields(flac.getVorbisCommentTag()));
    } else if (tag instanceof AsfTag asf) {
      return new OpenTag(file, new AsfFields(asf));
    }
    throw new TagException("a kind of tag that cannot be written");
  }
}
