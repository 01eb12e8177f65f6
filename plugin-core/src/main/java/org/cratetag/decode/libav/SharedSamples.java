package org.cratetag.decode.libav;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.BytePointer;

/**
 * Mono samples that parent and child share: a file that both map, so that samples are written once
 * by the resampler and copied once, into the array that the features are computed of. Native floats
 * in the machine's byte order.
 */
public final class SharedSamples {
  private final MappedByteBuffer bytes;

  private SharedSamples(MappedByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Maps a file, whole. */
  public static SharedSamples map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new SharedSamples(channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size()));
    }
  }

  /** How many samples fit. */
  public int capacity() {
    return bytes.capacity() / Float.BYTES;
  }

  /** A view of the samples from the first on. */
  public FloatBuffer floats() {
    return bytes.duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** The same memory for the libraries. */
  BytePointer pointer() {
    return new BytePointer(bytes);
  }
}
