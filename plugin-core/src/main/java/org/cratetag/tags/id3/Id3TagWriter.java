package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cratetag.api.AudioFile;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;
import org.cratetag.api.TagStyle;
import org.cratetag.api.TagValues;
import org.cratetag.tags.internal.FileEdit;
import org.cratetag.tags.internal.SplicingWriter;

/**
 * ID3v2 tags in front of mp3 files and in a chunk of WAV and AIFF files. A tag keeps its version; a
 * file without one gets 2.4, or 2.3 for DJ software. ID3v1 and APE tags behind the audio stand in
 * for fields that ID3v2 does not have, and are kept equal ({@link TailTags}). The INFO list of a
 * WAV file, where there is one, gets the genre too, because some programs read nothing else there.
 */
public final class Id3TagWriter implements SplicingWriter {
  @Override
  public boolean supports(AudioFile file) {
    return switch (file.format()) {
      case MP3, WAV, AIFF -> true;
      default -> false;
    };
  }

  @Override
  public TagValues read(Path file) throws TagException {
    try (FileEdit edit = new FileEdit(file, StandardOpenOption.READ)) {
      return Chunks.isIff(edit) ? new ChunkTag(edit).read() : readFront(edit);
    } catch (IOException e) {
      throw new TagException("cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(FileEdit file, TagValues change, TagStyle style)
      throws IOException, TagException {
    if (Chunks.isIff(file)) {
      new ChunkTag(file).write(change, style);
    } else {
      writeFront(file, change, style);
    }
  }

  private static TagValues readFront(FileEdit edit) throws IOException, TagException {
    boolean tagged = edit.has(0, "ID3");
    Id3Tag tag = tagged ? front(edit) : Id3Tag.empty(TagStyle.SERVER);
    TagValues values = tag.values();
    TagValues behind = TailTags.find(edit, tag.storedBytes()).values();
    for (TagField field : behind.fields().keySet()) {
      if (!values.has(field)) {
        values = values.with(field, behind.get(field));
      }
    }
    return values;
  }

  private static void writeFront(FileEdit edit, TagValues change, TagStyle style)
      throws IOException, TagException {
    if (edit.has(0, "ID3")) {
      Id3Tag tag = front(edit);
      replaceFront(edit, tag.storedBytes(), tag.with(change), change);
      return;
    }
    Id3Tag tag = Id3Tag.empty(style);
    TailTags behind = TailTags.find(edit, 0);
    Id3Tag whole =
        tag.withFirst(behind.carriedOver(tag.version())).with(behind.values()).with(change);
    replaceFront(edit, 0, whole, change);
  }

  private static void replaceFront(FileEdit edit, long stored, Id3Tag tag, TagValues change)
      throws IOException, TagException {
    byte[] bytes = tag.toBytes();
    edit.replace(0, stored, bytes);
    TailTags.find(edit, bytes.length).update(change);
  }

  private static Id3Tag front(FileEdit edit) throws IOException, TagException {
    return Id3Tag.parse(edit.read(0, Id3Tag.lengthOf(edit.read(0, 10))));
  }
}
