package org.cratetag.tags.layout;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.tags.file.Sha256;

/**
 * A short text that is the same for files with the same audio, whatever their tags and names: the
 * SHA-256 of its length and of sixteen blocks of it, the first and the last among them. Reads one
 * megabyte at most, so it says that two recordings are the same, not that no bit of one is damaged.
 */
public final class AudioKey {
  private static final int BLOCKS = 16;
  private static final int BLOCK_BYTES = 1 << 16;
  private static final int KEY_BYTES = 16;

  private AudioKey() {}

  /**
   * The key of a file. A format without tags of a known place is taken as a whole.
   *
   * @param format as it was recognised
   */
  public static String of(Path file, AudioFormat format) throws IOException {
    List<Layout.Extent> played = PlayedAudio.of(file, format);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      // Of a damaged file, its own sizes may say anything.
      Layout.Extents audio = new Layout.Extents();
      for (Layout.Extent each : played) {
        if (each.offset() >= 0 && each.offset() < size && each.length() > 0) {
          audio.add(each.offset(), Math.min(each.length(), size - each.offset()));
        }
      }
      if (audio.isEmpty()) {
        audio.add(0, size);
      }
      long length = audio.stream().mapToLong(Layout.Extent::length).sum();
      MessageDigest digest = Sha256.start();
      digest.update((format.text() + " " + length).getBytes(StandardCharsets.US_ASCII));
      if (length <= (long) BLOCKS * BLOCK_BYTES) {
        update(digest, channel, audio, 0, length);
      } else {
        for (int block = 0; block < BLOCKS; block++) {
          long from = (length - BLOCK_BYTES) / (BLOCKS - 1) * block;
          update(
              digest,
              channel,
              audio,
              block == BLOCKS - 1 ? length - BLOCK_BYTES : from,
              BLOCK_BYTES);
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
    }
  }

  /** Adds audio from a place on, counted in the audio alone. */
  private static void update(
      MessageDigest digest, FileChannel channel, List<Layout.Extent> audio, long from, long length)
      throws IOException {
    long before = 0;
    for (Layout.Extent extent : audio) {
      long start = Math.max(from, before);
      long end = Math.min(from + length, before + extent.length());
      if (start < end) {
        digest.update(read(channel, extent.offset() + start - before, (int) (end - start)));
      }
      before += extent.length();
    }
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return buffer.flip();
  }
}
