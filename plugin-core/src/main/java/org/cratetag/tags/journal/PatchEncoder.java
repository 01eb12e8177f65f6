package org.cratetag.tags.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;

/** Writes the steps of a patch, joining neighbouring ranges. */
final class PatchEncoder {
  /** Followed by offset and length, both 8 bytes: a range of the new file. */
  static final int COPY = 0;

  /** Followed by a length of 4 bytes and the bytes themselves. */
  static final int DATA = 1;

  /** The last step. */
  static final int END = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes));
  private long copyFrom;
  private long copyLength;

  /** Thrown to leave when the patch is not worth keeping. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  void copy(long offset, long length) throws IOException {
    if (copyLength > 0 && copyFrom + copyLength == offset) {
      copyLength += length;
    } else {
      endCopy();
      copyFrom = offset;
      copyLength = length;
    }
  }

  void data(byte[] values, int from, int length) throws IOException {
    if (length == 0) {
      return;
    }
    endCopy();
    out.writeByte(DATA);
    out.writeInt(length);
    out.write(values, from, length);
    verifySize();
  }

  private void endCopy() throws IOException {
    if (copyLength > 0) {
      out.writeByte(COPY);
      out.writeLong(copyFrom);
      out.writeLong(copyLength);
      copyLength = 0;
    }
  }

  private void verifySize() throws TooLargeException {
    if (bytes.size() > TagPatch.MAXIMUM_BYTES) {
      throw new TooLargeException();
    }
  }

  TagPatch end() throws IOException {
    endCopy();
    out.writeByte(END);
    out.close();
    verifySize();
    return TagPatch.of(bytes.toByteArray());
  }
}
