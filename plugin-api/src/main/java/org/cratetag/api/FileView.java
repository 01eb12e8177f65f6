package org.cratetag.api;

import java.io.IOException;

/** A file to look at in small reads. Implemented by the host alone; it may grow. */
public interface FileView {
  /** Its name without folders, for example {@code 01 - Intro.wv}. */
  String name();

  /** Its size in bytes. */
  long sizeBytes();

  /**
   * Up to so many bytes from an offset; fewer at the file's end, none beyond it, and never more
   * than 256 KiB.
   *
   * @throws IOException when the file cannot be read
   */
  byte[] read(long offset, int count) throws IOException;
}
