package org.cratetag.decode.libav;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asks for an excerpt of a file, in the shared samples.
 *
 * @param file to read, and nothing else
 * @param format what it is called in reasons, for example {@code MP3}
 * @param demuxers FFmpeg's names of the demuxers that may read it, with commas
 * @param codecs FFmpeg's names of the decoders allowed, with commas
 * @param countsPackets whether a guessed length that proves wrong may be corrected by counting
 * @param maximum the longest excerpt
 * @param sampleRateHz to resample to
 * @param channels 1 for the mean of all, 2 for the first two
 * @param place where the excerpt lies in a longer track, within [0, 1]
 */
public record DecodeRequest(
    Path file,
    String format,
    String demuxers,
    String codecs,
    boolean countsPackets,
    Duration maximum,
    int sampleRateHz,
    int channels,
    double place)
    implements Request {
  @Override
  public void writeFields(DataOutput out) throws IOException {
    out.writeUTF(file.toString());
    out.writeUTF(format);
    out.writeUTF(demuxers);
    out.writeUTF(codecs);
    out.writeBoolean(countsPackets);
    out.writeLong(maximum.toNanos());
    out.writeInt(sampleRateHz);
    out.writeInt(channels);
    out.writeDouble(place);
  }

  static DecodeRequest readFields(DataInput in) throws IOException {
    return new DecodeRequest(
        Path.of(in.readUTF()),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readBoolean(),
        Duration.ofNanos(in.readLong()),
        in.readInt(),
        in.readInt(),
        in.readDouble());
  }
}
