package org.cratetag.decode.libav;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a parent asks of its child: one at a time, each answered by a {@link Reply}. */
public sealed interface Request permits DecodeRequest, EncodeRequest {
  /** Writes the request, so that {@link #read} gives it back. */
  default void write(DataOutput out) throws IOException {
    out.writeByte(this instanceof DecodeRequest ? 'D' : 'E');
    writeFields(out);
  }

  /** Writes what follows the kind. */
  void writeFields(DataOutput out) throws IOException;

  /** Reads a request. */
  static Request read(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 'D' -> DecodeRequest.readFields(in);
      case 'E' -> EncodeRequest.readFields(in);
      default -> throw new IOException("a request of unknown kind: " + kind);
    };
  }
}
