package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;

/** A writer that makes the copy itself, so that audio that has to move is written once. */
public interface SplicingWriter extends TagWriter {
  /**
   * Changes the mentioned fields of an open file.
   *
   * @param file in place, or on its way into a copy
   * @throws TrackException when it cannot be done without loss
   */
  void write(FileEdit file, TagValues change, TagStyle style) throws IOException, TrackException;

  @Override
  default void write(Path copy, TagValues change, TagStyle style) throws TrackException {
    try (FileEdit file = new FileEdit(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      write(file, change, style);
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot write the tags: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a file with the mentioned fields changed.
   *
   * @param original left as it is
   * @param copy an empty file
   * @throws TrackException when it cannot be done without loss
   */
  default void write(Path original, Path copy, TagValues change, TagStyle style)
      throws TrackException {
    try (FileEdit file = FileEdit.into(copy, original)) {
      write(file, change, style);
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot write the tags: " + e.getMessage(), e);
    }
  }
}
