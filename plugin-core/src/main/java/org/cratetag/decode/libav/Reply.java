package org.cratetag.decode.libav;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A child's answer to one {@link Request}. */
public sealed interface Reply {
  /**
   * The samples are in the shared memory.
   *
   * @param facts what the file says
   * @param span what was looked for
   * @param samples how many there are
   * @param mended which part of the file's samples was no sound, within [0, 1]; there is silence
   *     now
   * @param gaveUp whether most of the packets could not be decoded
   * @param messages what FFmpeg complained of
   */
  record Decoded(
      StreamFacts facts, Span span, int samples, double mended, boolean gaveUp, String messages)
      implements Reply {}

  /** The file is open; the samples follow. Said once. */
  record Opened() implements Reply {}

  /** The file is written. */
  record Encoded() implements Reply {}

  /** It cannot be done. */
  record Refused(String reason) implements Reply {}

  /** Writes the reply, so that {@link #read} gives it back. */
  default void write(DataOutput out) throws IOException {
    if (this instanceof Decoded decoded) {
      out.writeByte('D');
      decoded.facts.write(out);
      decoded.span.write(out);
      out.writeInt(decoded.samples);
      out.writeDouble(decoded.mended);
      out.writeBoolean(decoded.gaveUp);
      out.writeUTF(decoded.messages);
    } else if (this instanceof Refused refused) {
      out.writeByte('R');
      out.writeUTF(refused.reason);
    } else {
      out.writeByte(this instanceof Opened ? 'O' : 'E');
    }
  }

  /** Reads a reply. */
  static Reply read(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 'D' ->
          new Decoded(
              StreamFacts.read(in),
              Span.read(in),
              in.readInt(),
              in.readDouble(),
              in.readBoolean(),
              in.readUTF());
      case 'O' -> new Opened();
      case 'E' -> new Encoded();
      case 'R' -> new Refused(in.readUTF());
      default -> throw new IOException("a reply of unknown kind: " + kind);
    };
  }
}
