package org.cratetag.decode.libav;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Packets to frames to samples, from the beginning of a span to its end. As FFmpeg's own program,
 * it goes on after a packet that cannot be decoded, and leaves out what lies before the span to the
 * sample.
 */
final class FrameLoop implements AutoCloseable {
  /** FFmpeg's program calls a file broken when more of its packets than this fail. */
  private static final double MAXIMUM_FAILURES = 2.0 / 3;

  private final Container container;
  private final AVCodecContext decoder;
  private final Span span;
  private final Mixdown mixdown;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();

  /** Samples from the span's start to the next frame. */
  private long position;

  private int rateHz;
  private long taken;
  private long decoded;
  private long failed;

  FrameLoop(Container container, AVCodecContext decoder, Span span, Mixdown mixdown) {
    this.container = container;
    this.decoder = decoder;
    this.span = span;
    this.mixdown = mixdown;
  }

  void run() throws DecodingFault {
    boolean more = true;
    while (more && container.read(packet)) {
      int error = avcodec.avcodec_send_packet(decoder, packet);
      avcodec.av_packet_unref(packet);
      if (error < 0) {
        failed++;
      }
      more = receive();
    }
    if (more) {
      avcodec.avcodec_send_packet(decoder, null);
      receive();
    }
  }

  /** Whether most packets could not be decoded. */
  boolean gaveUp() {
    return failed > MAXIMUM_FAILURES * (failed + decoded);
  }

  /**
   * Takes the frames that are ready.
   *
   * @return whether the span's end is not reached
   */
  private boolean receive() throws DecodingFault {
    while (true) {
      int error = avcodec.avcodec_receive_frame(decoder, frame);
      if (error == avutil.AVERROR_EAGAIN() || error == avutil.AVERROR_EOF()) {
        return true;
      }
      if (error < 0) {
        failed++;
        return true;
      }
      decoded++;
      boolean more = take();
      avutil.av_frame_unref(frame);
      if (!more) {
        return false;
      }
    }
  }

  private boolean take() throws DecodingFault {
    int length = frame.nb_samples();
    place();
    long wanted = Math.round(span.maximum().toNanos() / 1e9 * rateHz);
    long from = Math.max(0, Math.min(length, -position));
    long until = Math.min(length, from + wanted - taken);
    position += length;
    if (until > from) {
      mixdown.add(frame, (int) from, (int) (until - from));
      taken += until - from;
    }
    return taken < wanted && !mixdown.isFull();
  }

  /** Finds where the frame lies. Gaps after the first one are no silence. */
  private void place() {
    int rate = frame.sample_rate();
    if (rate != rateHz && rateHz > 0) {
      position = Math.round((double) position * rate / rateHz);
      taken = Math.round((double) taken * rate / rateHz);
    }
    rateHz = rate;
    if (taken == 0 && frame.best_effort_timestamp() != avutil.AV_NOPTS_VALUE) {
      position = container.samplesFrom(span.start(), frame.best_effort_timestamp(), rateHz);
    }
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
  }
}
