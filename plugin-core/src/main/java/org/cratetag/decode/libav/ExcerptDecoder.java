package org.cratetag.decode.libav;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.cratetag.decode.libav.Mixdown.Mix;

/** Decodes an excerpt of a file into the shared samples. */
final class ExcerptDecoder {
  /** A stereo file whose mean is quieter than this (-34 dBFS) may be one whose channels cancel. */
  private static final double QUIET = 0.02;

  /** By how much the difference must be louder than the mean to be what a listener hears. */
  private static final double CANCELLED = 10;

  /** A prime number of samples: one in so many tells how loud they are. */
  private static final int STRIDE = 61;

  /** Below -80 dBFS there is no music. */
  private static final double SILENCE = 1e-4;

  /** Where a track is listened to whose wanted part is silent. */
  private static final double[] ELSEWHERE = {0.1, 0.9};

  /**
   * Samples of a channel that are decoded at most: 150 s at 72 kHz. Of 88 tracks, none was called
   * anything else at the level careful when a third of its 150 s was heard, and no fewer were
   * called something.
   */
  private static final double MOST_SAMPLES = 150.0 * 72_000;

  /** Samples that are looked through together. */
  private static final int PIECE = 8_192;

  /** How much is compared. */
  private static final Duration COMPARED = Duration.ofSeconds(10);

  private final SharedSamples shared;
  private final Runnable opened;

  /** With what is to be done when a file has been opened for the first time. */
  ExcerptDecoder(SharedSamples shared, Runnable opened) {
    this.shared = shared;
    this.opened = opened;
  }

  /**
   * Decodes.
   *
   * @throws DecodingFault when the file does not read as the format, or has no audio
   */
  Reply.Decoded decode(DecodeRequest request) throws DecodingFault {
    Libav.Messages.INSTANCE.clear();
    StreamFacts facts;
    Duration maximum;
    Span span;
    Pass pass;
    try (Container container = open(request)) {
      opened.run();
      facts = container.facts();
      maximum = maximum(request, facts);
      span = Span.of(facts.duration(), maximum, request.place());
      pass = mended(request, span, mix(request), first(container, request, span, mix(request)));
    }
    if (request.channels() == 1 && facts.channels() == 2 && cancels(request, span, pass)) {
      pass = decodeAgain(request, span, Mix.DIFFERENCE);
    }
    Optional<Duration> length = facts.duration();
    if (facts.durationIsGuess()
        && span.isMuchLongerThan(pass.samples, request.sampleRateHz())
        && request.countsPackets()) {
      // The guess was too long: the middle is not where it seemed to be.
      length = Optional.of(count(request));
      span = Span.of(length, maximum, request.place());
      pass = decodeAgain(request, span, mix(request));
    }
    String messages = Libav.Messages.INSTANCE.toString();
    for (double place : ELSEWHERE) {
      // Long silence before a hidden track, or a mix with a hole in its middle.
      Span other = Span.of(length, maximum, place);
      if (!other.start().equals(span.start()) && isSilent(pass)) {
        span = other;
        pass = decodeAgain(request, span, mix(request));
      }
    }
    return new Reply.Decoded(facts, span, pass.samples, pass.mended, pass.gaveUp, messages);
  }

  /**
   * Less of a track that has many more samples a second than it has sound, so that it costs what
   * others do.
   */
  private static Duration maximum(DecodeRequest request, StreamFacts facts) {
    Duration affordable = Duration.ofMillis(Math.round(1e3 * MOST_SAMPLES / facts.sampleRateHz()));
    return affordable.compareTo(request.maximum()) < 0 ? affordable : request.maximum();
  }

  private static Container open(DecodeRequest request) throws DecodingFault {
    return Container.open(request.file(), request.format(), request.demuxers(), request.codecs());
  }

  /**
   * What came out of a span; the samples are in the shared memory.
   *
   * @param anyFloats whether they may be floats that are no sound
   * @param mended which part of the file's samples was no sound
   */
  private record Pass(int samples, boolean anyFloats, double mended, boolean gaveUp) {}

  private Pass first(Container container, DecodeRequest request, Span span, Mix mix)
      throws DecodingFault {
    return decode(
        container, request, span, shared.pointer(), room(request, span), mix, Optional.empty());
  }

  private Pass decodeAgain(DecodeRequest request, Span span, Mix mix) throws DecodingFault {
    try (Container container = open(request)) {
      return mended(request, span, mix, first(container, request, span, mix));
    }
  }

  /** What was decoded, or where some of it is no sound, what is decoded without that. */
  private Pass mended(DecodeRequest request, Span span, Mix mix, Pass pass) throws DecodingFault {
    if (!pass.anyFloats || isSound(pass.samples * request.channels())) {
      return pass;
    }
    try (Container container = open(request)) {
      Optional<Mending> mending = Optional.of(new Mending());
      return decode(container, request, span, shared.pointer(), room(request, span), mix, mending);
    }
  }

  /** Whether none of the shared samples needs to be mended. */
  private boolean isSound(int count) {
    FloatBuffer samples = shared.floats();
    // In pieces, as the first compiler makes little of a buffer's elements.
    float[] piece = new float[PIECE];
    for (int from = 0; from < count; from += PIECE) {
      int length = Math.min(PIECE, count - from);
      samples.get(piece, 0, length);
      for (int n = 0; n < length; n++) {
        if (!(Math.abs(piece[n]) <= Mending.LARGEST)) {
          return false;
        }
      }
    }
    return true;
  }

  private int room(DecodeRequest request, Span span) throws DecodingFault {
    int maximum = Span.samples(span.maximum(), request.sampleRateHz());
    if ((long) maximum * request.channels() > shared.capacity()) {
      throw new DecodingFault("there is no room for " + maximum + " samples");
    }
    return maximum;
  }

  private static Mix mix(DecodeRequest request) {
    return request.channels() == 1 ? Mix.MEAN : Mix.BOTH;
  }

  /** Whether the two channels are each other's opposite, so that their mean is not the music. */
  private boolean cancels(DecodeRequest request, Span span, Pass pass) throws DecodingFault {
    if (rms(shared.floats(), pass.samples) > QUIET) {
      return false;
    }
    Duration part = COMPARED.compareTo(request.maximum()) < 0 ? COMPARED : request.maximum();
    int room = Span.samples(part, request.sampleRateHz());
    Span beginning = new Span(span.start(), part, span.length());
    try (Container container = open(request);
        BytePointer target = new BytePointer((long) room * Float.BYTES)) {
      int compared =
          decode(
                  container,
                  request,
                  beginning,
                  target,
                  room,
                  Mix.DIFFERENCE,
                  Optional.of(new Mending()))
              .samples;
      FloatBuffer difference =
          target.position(0).asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
      double mean = rms(shared.floats(), Math.min(compared, pass.samples));
      return rms(difference, compared) > CANCELLED * mean;
    }
  }

  /** Whether it holds samples, and none of them is sound. */
  private boolean isSilent(Pass pass) {
    FloatBuffer samples = shared.floats();
    int at = 0;
    while (at < pass.samples && Math.abs(samples.get(at)) <= SILENCE) {
      at++;
    }
    return at > 0 && at == pass.samples;
  }

  private static double rms(FloatBuffer samples, int count) {
    double sum = 0;
    int looked = 0;
    for (int i = 0; i < count; i += STRIDE) {
      double sample = samples.get(i);
      sum += sample * sample;
      looked++;
    }
    return looked == 0 ? 0 : Math.sqrt(sum / looked);
  }

  private static Pass decode(
      Container container,
      DecodeRequest request,
      Span span,
      BytePointer target,
      int maximum,
      Mix mix,
      Optional<Mending> mending)
      throws DecodingFault {
    try (Mixdown mixdown = new Mixdown(target, maximum, request.sampleRateHz(), mix, mending)) {
      Libav.Messages.INSTANCE.clear();
      if (!span.start().isZero()) {
        container.seek(span.start());
      }
      AVCodecContext decoder = container.openDecoder();
      try (FrameLoop loop = new FrameLoop(container, decoder, span, mixdown)) {
        loop.run();
        mixdown.finish();
        return new Pass(
            mixdown.count(),
            mixdown.tookFloats() && container.isLossless(),
            mending.map(Mending::share).orElse(0.0),
            loop.gaveUp());
      } finally {
        avcodec.avcodec_free_context(decoder);
      }
    }
  }

  /** The true length, from what each packet lasts. */
  private static Duration count(DecodeRequest request) throws DecodingFault {
    AVPacket packet = avcodec.av_packet_alloc();
    try (Container container = open(request)) {
      double micros = 0;
      while (container.read(packet)) {
        micros += container.micros(packet);
        avcodec.av_packet_unref(packet);
      }
      return Duration.ofNanos(Math.round(micros * 1_000));
    } finally {
      avcodec.av_packet_free(packet);
    }
  }
}
