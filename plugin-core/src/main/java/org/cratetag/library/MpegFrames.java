package org.cratetag.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.AudioFormat;

/**
 * Finds MPEG audio by its frame headers (ISO/IEC 11172-3, 2.4.1.3, and 13818-3 for the low rates).
 * A header is only 4 bytes, so a frame counts when the next ones follow where it ends.
 */
final class MpegFrames {
  /** Four times what ffmpeg looks through, as mutagen goes further. */
  private static final int SEARCH_BYTES = 1 << 18;

  private static final int FRAMES = 3;

  /** A frame of 640 kbit/s, the most that decoders need to play, at 32 kHz. */
  private static final int LONGEST_FREE_BYTES = 2_881;

  /** kbit/s: of MPEG 1, then of MPEG 2 and 2.5; of layers III, II and I. */
  private static final int[][][] KILOBITS = {
    {
      {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
      {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
      {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448}
    },
    {
      {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
      {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
      {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256}
    }
  };

  /** By the two bits of the layer. */
  private static final List<AudioFormat> FORMATS =
      List.of(AudioFormat.AAC, AudioFormat.MP3, AudioFormat.MP2, AudioFormat.MP2);

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
      if (isChain(file, start + i)) {
        return Optional.of(new Content.Audio(FORMATS.get(layer(window[i + 1]))));
      }
    }
    return isFreeFormat(window)
        ? Optional.of(
            new Content.UnsupportedAudio(
                "MP3 in the free format, which hardly any program plays (a converter such as LAME"
                    + " makes a usual file of it)"))
        : Optional.empty();
  }

  /** Frames without a bit rate, of which the distance alone tells the length (2.4.2.3). */
  private static boolean isFreeFormat(byte[] window) {
    if (!isFree(window, 0)) {
      return false;
    }
    for (int length = 24; length <= LONGEST_FREE_BYTES; length++) {
      if (isFree(window, length)
          && (isFree(window, 2 * length)
              || isFree(window, 2 * length - 1)
              || isFree(window, 2 * length + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFree(byte[] window, int at) {
    return at + 4 <= window.length
        && (window[at] & 0xff) == 0xff
        && (window[at + 1] & 0xe6) == 0xe2
        && window[at + 1] == window[1]
        && (window[at + 2] & 0xf0) == 0
        && (window[at + 2] & 0x0c) != 0x0c;
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

  /** Whether frames follow each other, as many as asked for or, after two, to the end. */
  private static boolean isChain(FileBytes file, long offset) throws IOException {
    long position = offset;
    byte[] first = file.read(position, 7);
    byte[] header = first;
    for (int frame = 1; ; frame++) {
      if (header.length < 7 || !isAlike(first, header)) {
        return frame > 2 && position >= file.size() - 7;
      }
      int bytes = frameBytes(header);
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

  /** The two bits of the layer: 3, 2, 1 for layers I to III, 0 for ADTS. */
  private static int layer(byte second) {
    return second >> 1 & 3;
  }

  /** The frame's length in bytes, or 0 when it is no header. */
  private static int frameBytes(byte[] header) {
    int layer = layer(header[1]);
    if (layer == 0) {
      return adtsBytes(header);
    }
    int version = header[1] >> 3 & 3;
    int rateHz = rateHz(version, header);
    int bitrate = header[2] >> 4 & 15;
    if (rateHz == 0 || bitrate == 0 || bitrate == 15) {
      return 0;
    }
    boolean mpeg1 = version == 3;
    int bits = 1_000 * KILOBITS[mpeg1 ? 0 : 1][layer - 1][bitrate];
    int padding = header[2] >> 1 & 1;
    return switch (layer) {
      case 3 -> (12 * bits / rateHz + padding) * 4;
      case 2 -> 144 * bits / rateHz + padding;
      default -> (mpeg1 ? 144 : 72) * bits / rateHz + padding;
    };
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
