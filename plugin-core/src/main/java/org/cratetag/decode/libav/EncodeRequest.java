package org.cratetag.decode.libav;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks for a file made of the shared samples.
 *
 * @param file to write; replaced when it exists
 * @param encoding how
 * @param tags FFmpeg's metadata names and values, for example {@code title}
 * @param cover a PNG picture for containers that have pictures as streams; empty for none
 * @param samples how many of the shared samples, mono
 * @param sampleRateHz their rate
 */
public record EncodeRequest(
    Path file,
    Encoding encoding,
    Map<String, String> tags,
    byte[] cover,
    int samples,
    int sampleRateHz)
    implements Request {
  @Override
  public void writeFields(DataOutput out) throws IOException {
    out.writeUTF(file.toString());
    encoding.write(out);
    writeMap(tags, out);
    out.writeInt(cover.length);
    out.write(cover);
    out.writeInt(samples);
    out.writeInt(sampleRateHz);
  }

  static EncodeRequest readFields(DataInput in) throws IOException {
    Path file = Path.of(in.readUTF());
    Encoding encoding = Encoding.read(in);
    Map<String, String> tags = readMap(in);
    byte[] cover = new byte[in.readInt()];
    in.readFully(cover);
    return new EncodeRequest(file, encoding, tags, cover, in.readInt(), in.readInt());
  }

  static void writeMap(Map<String, String> map, DataOutput out) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  static Map<String, String> readMap(DataInput in) throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      map.put(in.readUTF(), in.readUTF());
    }
    return map;
  }
}
