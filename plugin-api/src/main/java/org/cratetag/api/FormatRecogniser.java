package org.cratetag.api;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.track.AudioFormat;

/**
 * Tells a format that Cratetag does not know by itself. Asked of files that are none of the
 * built-in formats and whose suffix is an audio format's or one of {@link #suffixes}. A track of
 * such a format needs an {@link AudioDecoder} and a {@link TagWriter} that support it, too;
 * Cratetag's own decoder also decodes the ids {@code au} and {@code tak}. Safe for use by several
 * threads.
 */
public interface FormatRecogniser extends CratetagExtension {
  /** Suffixes of files that are worth a look, lower case and without dots, up to 5 characters. */
  Set<String> suffixes();

  /**
   * The file's format by its content, whatever its name says; empty when it is another. Takes a few
   * small reads: it is asked once of each new file.
   *
   * @throws IOException when the file cannot be read
   */
  Optional<AudioFormat> recognise(FileView file) throws IOException;
}
