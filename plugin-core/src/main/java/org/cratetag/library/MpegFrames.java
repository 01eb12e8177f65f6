package org.cratetag.library;

import java.io.IOException;
import java.util.Optional;
import org.cratetag.api.track.AudioFormat;

/**
 * Finds MPEG audio by its frame headers (ISO/IEC 11172-3, 2.4.1.3, and 13818-3 for the low rates).
 * A header is only 4 bytes, so a frame counts when the next ones follow where it ends.
 */
final class MpegFrames {
  /** ffmpeg looks for the first frame in as much. */
  private static final int SEARCH_BYTES = 1 << 16;

  private static final int FRAMES = 3;

  /** Layer III, kbit/s: MPEG 1, then MPEG 2 and 2.5. */
  private static final int[][] KILOBITS = {
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };

  private static final int[] MPEG1_RATES_HZ = {44_100, 48_000, 32_000};

  private MpegFrames() {}

  /** Looks for audio from the offset on, over zeros of any length and a little junk. */
  static Optional<Content> find(FileBytes file, long offset) throws IOException {
    long start = afterZeros(file, offset);
    byte[] window = file.read(start, SEARCH_BYTES);
    for (int i = 0; i + 4 <= window.length; i++) {
      if ((window[i] & 0xff) != 0xff || (window[i + 1] & 0xe0) != 0xe0) {
        continue;
      }
      int layer = window[i + 1] >> 1 & 3;
      if (layer == 1 && isChain(file, start + i, MpegFrames::layerThreeBytes)) {
        return Optional.of(new Content.Audio(AudioFormat.MP3));
      }
      if (layer == 0 && isChain(file, start + i, MpegFrames::adtsBytes)) {
        return Optional.of(new Content.Audio(AudioFormat.AAC));
      }
      if (layer == 2 && isChain(file, start + i, MpegFrames::layerTwoBytes)) {
        return Optional.of(new Content.Audio(AudioFormat.MP2));
      }
      if (layer == 3 && isChain(file, start + i, MpegFrames::layerOneBytes)) {
        return Optional.of(new Content.Audio(AudioFormat.MP2));
      }
    }
    return Optional.empty();
  }

  private static long afterZeros(FileBytes file, long offset) throws IOException {
    long position = offset;
    while (true) {
      byte[] block = file.read(position, SEARCH_BYTES);
      for (int i = 0; i < block.length; i++) {
        if (block[i] != 0) {
          return position + i;
        }
      }
      if (block.length == 0) {
        return offset;
      }
      position += block.length;
    }
  }

  private interface FrameLength {
    /** The frame's length in bytes, or 0 when it is no header. */
    int bytes(byte[] header);
  }

  /** Whether frames follow each other, as many as asked for or, after two, to the end. */
  private static boolean isChain(FileBytes file, long offset, FrameLength length)
      throws IOException {
    long position = offset;
    byte[] first = file.read(position, 7);
    byte[] header = first;
    for (int frame = 1; ; frame++) {
      if (header.length < 7 || !isAlike(first, header)) {
        return frame > 2 && position >= file.size() - 7;
      }
      int bytes = length.bytes(header);
      if (bytes == 0) {
        return false;
      }
      if (frame == FRAMES) {
        return true;
      }
      position += bytes;
      header = file.read(position, 7);
    }
  }

  /** Version, layer and sampling rate do not change within a stream. */
  private static boolean isAlike(byte[] first, byte[] header) {
    return header[0] == first[0]
        && (header[1] & 0xfe) == (first[1] & 0xfe)
        && (header[2] & 0x0c) == (first[2] & 0x0c);
  }

  private static int layerThreeBytes(byte[] header) {
    int version = header[1] >> 3 & 3;
    int rateHz = rateHz(version, header);
    int bitrate = header[2] >> 4 & 15;
    if (rateHz == 0 || bitrate == 0 || bitrate == 15) {
      return 0;
    }
    boolean mpeg1 = version == 3;
    int bits = KILOBITS[mpeg1 ? 0 : 1][bitrate] * 1_000;
    return (mpeg1 ? 144 : 72) * bits / rateHz + (header[2] >> 1 & 1);
  }

  private static int layerTwoBytes(byte[] header) {
    int[] kilobits = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
    int version = header[1] >> 3 & 3;
    int rateHz = rateHz(version, header);
    int bitrate = header[2] >> 4 & 15;
    if (rateHz == 0 || bitrate == 0 || bitrate == 15) {
      return 0;
    }
    int table = version == 3 ? kilobits[bitrate] : KILOBITS[1][bitrate];
    return 144 * table * 1_000 / rateHz + (header[2] >> 1 & 1);
  }

  private static int layerOneBytes(byte[] header) {
    int version = header[1] >> 3 & 3;
    int rateHz = rateHz(version, header);
    int bitrate = header[2] >> 4 & 15;
    if (rateHz == 0 || bitrate == 0 || bitrate == 15) {
      return 0;
    }
    int[] low = {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256};
    int kilobits = version == 3 ? 32 * bitrate : low[bitrate];
    return (12 * kilobits * 1_000 / rateHz + (header[2] >> 1 & 1)) * 4;
  }

  private static int rateHz(int version, byte[] header) {
    int index = header[2] >> 2 & 3;
    if (index == 3 || version == 1) {
      return 0;
    }
    return switch (version) {
      case 3 -> MPEG1_RATES_HZ[index];
      case 2 -> MPEG1_RATES_HZ[index] / 2;
      default -> MPEG1_RATES_HZ[index] / 4;
    };
  }

  /** ISO/IEC 13818-7, 6.2: 12 bits of sync, 13 bits of length from bit 30. */
  private static int adtsBytes(byte[] header) {
    if ((header[1] & 0xf6) != 0xf0 || (header[2] >> 2 & 15) > 12) {
      return 0;
    }
    int bytes = (header[3] & 3) << 11 | (header[4] & 0xff) << 3 | (header[5] & 0xff) >> 5;
    return bytes < 8 ? 0 : bytes;
  }
}
