package org.cratetag.natives;

import java.io.IOException;
import java.io.OutputStream;

/** A library that can be written to a folder. */
interface LibrarySource {
  /** What the file is called. */
  String fileName();

  /** Tells it from others and from other versions of itself, without reading it all. */
  String mark();

  /**
   * Writes the library.
   *
   * @return its SHA-256 in hexadecimal digits
   */
  String writeTo(OutputStream out) throws IOException;
}
