package org.cratetag.decode.libav;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asks for the central excerpt of a file, mixed to mono, in the shared samples.
 *
 * @param file to read, and nothing else
 * @param format what it is called in reasons, for example {@code MP3}
 * @param demuxer FFmpeg's name of the one demuxer that may read it
 * @param codecs FFmpeg's names of the decoders allowed, with commas
 * @param countsPackets whether a guessed length that proves wrong may be corrected by counting
 * @param maximum the longest excerpt
 * @param sampleRateHz to resample to
 */
public record DecodeRequest(
    Path file,
    String format,
    String demuxer,
    String codecs,
    boolean countsPackets,
    Duration maximum,
    int sampleRateHz)
    implements Request {
  @Override
  public void writeFields(DataOutput out) throws IOException {
    out.writeUTF(file.toString());
    out.writeUTF(format);
    out.writeUTF(demuxer);
    out.writeUTF(codecs);
    out.writeBoolean(countsPackets);
    out.writeLong(maximum.toNanos());
    out.writeInt(sampleRateHz);
  }

  static DecodeRequest readFields(DataInput in) throws IOException {
    return new DecodeRequest(
        Path.of(in.readUTF()),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readBoolean(),
        Duration.ofNanos(in.readLong()),
        in.readInt());
  }
}
