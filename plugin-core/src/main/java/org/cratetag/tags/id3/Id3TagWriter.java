package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cratetag.api.AudioFile;
import org.cratetag.api.TagException;
import org.cratetag.api.TagStyle;
import org.cratetag.api.TagValues;
import org.cratetag.api.TagWriter;
import org.cratetag.tags.internal.FileEdit;

/**
 * ID3v2 tags in front of mp3 files and in a chunk of WAV and AIFF files. A tag keeps its version; a
 * file without one gets 2.4, or 2.3 for DJ software. ID3v1 and APE tags beside it are left as they
 * are: readers prefer ID3v2. A genre in the INFO list of a WAV file is kept equal, because some
 * programs read nothing else there.
 */
public final class Id3TagWriter implements TagWriter {
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
  public void write(Path copy, TagValues change, TagStyle style) throws TagException {
    try (FileEdit edit = new FileEdit(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (Chunks.isIff(edit)) {
        new ChunkTag(edit).write(change, style);
      } else {
        Id3Tag tag = edit.has(0, "ID3") ? front(edit) : Id3Tag.empty(style);
        edit.replace(0, tag.storedBytes(), tag.with(change).toBytes());
      }
    } catch (IOException e) {
      throw new TagException("cannot write the tags: " + e.getMessage(), e);
    }
  }

  private static TagValues readFront(FileEdit edit) throws IOException, TagException {
    return edit.has(0, "ID3") ? front(edit).values() : TagValues.EMPTY;
  }

  private static Id3Tag front(FileEdit edit) throws IOException, TagException {
    return Id3Tag.parse(edit.read(0, Id3Tag.lengthOf(edit.read(0, 10))));
  }
}
