package org.cratetag.decode.libav;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Mends what is no sound in a file of floats, before it is resampled: of one NaN the resampler's
 * filter makes some sixty, and of one in fifty nothing but NaN. Short gaps become straight lines
 * between their neighbours, long ones silence.
 */
final class Mending {
  /** What 32-bit samples reach whose scale is that of whole numbers; larger ones are no samples. */
  static final float LARGEST = 0x1p31f;

  /** In samples; at 44,100 Hz 0.7 ms. */
  private static final int LONGEST_LINE = 32;

  private long seen;
  private long mended;

  /** Which part of the samples was no sound; 0 for whole numbers. */
  double share() {
    return seen == 0 ? 0 : (double) mended / seen;
  }

  /** Mends a part of a frame in its place. */
  void mend(AVFrame frame, int from, int length) throws DecodingFault {
    int bytes = bytesOfFloat(frame.format());
    if (bytes == 0) {
      return;
    }
    if (avutil.av_frame_make_writable(frame) < 0) {
      throw new DecodingFault("there is no room for its samples");
    }
    boolean planar = avutil.av_sample_fmt_is_planar(frame.format()) != 0;
    int channels = frame.ch_layout().nb_channels();
    int inPlane = planar ? 1 : channels;
    for (int channel = 0; channel < channels; channel++) {
      BytePointer data = new BytePointer(frame.extended_data(channel / inPlane));
      data.capacity((long) (from + length) * inPlane * bytes);
      ByteBuffer samples = data.asByteBuffer().order(ByteOrder.nativeOrder());
      int first = (from * inPlane + channel % inPlane) * bytes;
      mend(new Channel(samples, first, bytes, inPlane * bytes), length);
    }
    seen += (long) length * channels;
  }

  private void mend(Channel channel, int length) {
    int next;
    for (int at = 0; at < length; at = next + 1) {
      next = at;
      while (next < length && !(Math.abs(channel.get(next)) <= LARGEST)) {
        next++;
      }
      if (next > at) {
        fill(channel, at, next, length);
        mended += next - at;
      }
    }
  }

  private static void fill(Channel channel, int from, int until, int length) {
    double left = from > 0 ? channel.get(from - 1) : 0;
    double right = until < length ? channel.get(until) : left;
    int gap = until - from;
    for (int i = 0; i < gap; i++) {
      double line = left + (right - left) * (i + 1) / (gap + 1);
      channel.put(from + i, gap <= LONGEST_LINE ? line : 0);
    }
  }

  /**
   * Samples of one channel.
   *
   * @param first where it begins
   * @param bytes of a sample
   * @param step from one sample to the next, in bytes
   */
  private record Channel(ByteBuffer samples, int first, int bytes, int step) {
    double get(int index) {
      int at = first + index * step;
      return bytes == Float.BYTES ? samples.getFloat(at) : samples.getDouble(at);
    }

    void put(int index, double sample) {
      int at = first + index * step;
      if (bytes == Float.BYTES) {
        samples.putFloat(at, (float) sample);
      } else {
        samples.putDouble(at, sample);
      }
    }
  }

  /** Of a sample; 0 for whole numbers, all of which are sound. */
  static int bytesOfFloat(int format) {
    int packed = avutil.av_get_packed_sample_fmt(format);
    if (packed == avutil.AV_SAMPLE_FMT_FLT) {
      return Float.BYTES;
    }
    return packed == avutil.AV_SAMPLE_FMT_DBL ? Double.BYTES : 0;
  }
}
