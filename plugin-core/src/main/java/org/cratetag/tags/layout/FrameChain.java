package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.tags.file.FileSource;

/**
 * Tells MPEG audio layers and ADTS apart by frames of which each ends where the next begins (ISO
 * 11172-3, section 2.4.2.3; ISO 13818-3 for half the sampling rates; ISO 13818-7, section 6.2).
 */
final class FrameChain {
  private static final int SEARCH_BYTES = 256 << 10;
  private static final int FRAMES_IN_A_ROW = 4;
  private static final int[] RATES_HZ = {44_100, 48_000, 32_000};
  private static final int[] LAYER_3 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] LAYER_2 = {
    0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384
  };
  private static final int[] LOW = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
  private static final int[] LOW_LAYER_1 = {
    0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256
  };

  private FrameChain() {}

  /**
   * The format of the first chain of frames near an offset, behind what a cut or a stream has left.
   * A single frame right there will do, as the bit rate of some need not be in its header.
   */
  static Optional<AudioFormat> near(FileSource source, long offset)
      throws IOException, TrackException {
    long length = Math.min(SEARCH_BYTES, Math.max(0, source.size() - offset));
    ByteBuffer head = source.read(offset, length);
    for (int i = 0; i + 6 <= head.limit(); i++) {
      Optional<AudioFormat> format = formatOf(head, i);
      if (format.isPresent() && isChain(head, i, format.get())) {
        return format;
      }
    }
    return head.limit() >= 6 ? formatOf(head, 0) : Optional.empty();
  }

  private static boolean isChain(ByteBuffer head, int from, AudioFormat format) {
    int at = from;
    int found = 0;
    while (found < FRAMES_IN_A_ROW
        && at + 6 <= head.limit()
        && formatOf(head, at).filter(format::equals).isPresent()) {
      int bytes = frameBytes(head, at);
      if (bytes == 0) {
        return false;
      }
      at += bytes;
      found++;
    }
    // A short file may end before.
    return found == FRAMES_IN_A_ROW || (found > 1 && at >= head.limit());
  }

  private static Optional<AudioFormat> formatOf(ByteBuffer head, int at) {
    int header = head.getInt(at);
    int layer = header >>> 17 & 3;
    if (header >>> 20 == 0xfff && layer == 0) {
      return (header >>> 10 & 15) <= 12 ? Optional.of(AudioFormat.AAC) : Optional.empty();
    }
    boolean isFrame =
        header >>> 21 == 0x7ff
            && (header >>> 19 & 3) != 1
            && layer != 0
            && (header >>> 12 & 15) != 15
            && (header >>> 10 & 3) != 3;
    if (!isFrame) {
      return Optional.empty();
    }
    return Optional.of(layer == 1 ? AudioFormat.MP3 : AudioFormat.MP2);
  }

  /** How long a frame is; 0 where its header does not say. */
  private static int frameBytes(ByteBuffer head, int at) {
    int header = head.getInt(at);
    int layer = header >>> 17 & 3;
    if (layer == 0) {
      int bytes = (header & 3) << 11 | (head.getShort(at + 4) & 0xffff) >>> 5;
      return bytes < 7 ? 0 : bytes;
    }
    boolean full = (header >>> 19 & 3) == 3;
    int rate = RATES_HZ[header >>> 10 & 3] >> (full ? 0 : (header >>> 19 & 3) == 2 ? 1 : 2);
    int index = header >>> 12 & 15;
    int padding = header >>> 9 & 1;
    if (index == 0) {
      return 0;
    }
    if (layer == 3) {
      int kilobits = full ? 32 * index : LOW_LAYER_1[index];
      return (12_000 * kilobits / rate + padding) * 4;
    }
    if (layer == 2) {
      return 144_000 * (full ? LAYER_2 : LOW)[index] / rate + padding;
    }
    return (full ? 144_000 * LAYER_3[index] : 72_000 * LOW[index]) / rate + padding;
  }
}
