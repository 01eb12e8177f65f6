package org.cratetag.export.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends where a document goes on for too long without the end of a tag: one value of it would fill
 * the memory. What DJ programs write of a track, waveforms and comments with it, is far shorter.
 */
final class ShortTags extends FilterInputStream {
  private static final int MOST_BYTES = 4 << 20;

  private long sinceTag;

  ShortTags(InputStream in) {
    super(in);
  }

  /** A document that was ended. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("a tag or text of it is longer than " + (MOST_BYTES >> 20) + " MB");
    }
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    note(c);
    return c;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    for (int i = from; i < from + count; i++) {
      note(bytes[i]);
    }
    return count;
  }

  private void note(int c) throws TooLongException {
    sinceTag = c == '>' ? 0 : sinceTag + 1;
    if (sinceTag > MOST_BYTES) {
      throw new TooLongException();
    }
  }
}
