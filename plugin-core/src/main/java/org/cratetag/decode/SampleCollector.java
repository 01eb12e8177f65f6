package org.cratetag.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads little-endian 32-bit float samples from a stream, up to a hard limit. */
final class SampleCollector implements ChildProcess.OutputReader {
  private static final int CHUNK_BYTES = 65_536;

  private final int maximum;
  private float[] samples;
  private int count;

  /**
   * With the limit.
   *
   * @param expected how many samples will probably come; room is made for so many
   * @param maximum how many are taken at most
   */
  SampleCollector(int expected, int maximum) {
    this.maximum = maximum;
    this.samples = new float[Math.min(Math.max(expected, 1_024), maximum)];
  }

  @Override
  public void read(InputStream output) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    while (count < maximum) {
      int bytes = output.readNBytes(chunk, 0, CHUNK_BYTES);
      int fresh = Math.min(bytes / Float.BYTES, maximum - count);
      reserve(count + fresh);
      ByteBuffer.wrap(chunk)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(samples, count, fresh);
      count += fresh;
      if (bytes < CHUNK_BYTES) {
        return;
      }
    }
  }

  private void reserve(int needed) {
    if (needed > samples.length) {
      long doubled = Math.max(2L * samples.length, needed);
      samples = Arrays.copyOf(samples, (int) Math.min(doubled, maximum));
    }
  }

  /** What came. */
  float[] samples() {
    return count == samples.length ? samples : Arrays.copyOf(samples, count);
  }
}
