package org.cratetag.api;

import java.io.IOException;

/** Finds the audio files of a library. */
public interface LibrarySource extends CratetagExtension {
  /** Whether this source understands the location, for example a local path. */
  boolean supports(String location);

  /**
   * Reports every audio file at the location once. One bad file or folder is reported as skipped
   * and never ends the scan.
   *
   * @throws IOException when the location itself does not exist or cannot be read
   */
  void scan(String location, ScanListener listener) throws IOException;
}
