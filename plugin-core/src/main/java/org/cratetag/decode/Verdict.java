package org.cratetag.decode;

import java.time.Duration;
import java.util.Optional;
import org.cratetag.api.NothingToHearException;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.Stage;
import org.cratetag.decode.libav.Reasons;
import org.cratetag.decode.libav.Reply;
import org.cratetag.decode.libav.Span;
import org.cratetag.decode.libav.StreamFacts;

/**
 * Decides whether what was decoded may stand for the track: ffmpeg ends well on most damaged files,
 * so the length is what tells.
 *
 * @param facts what the file declares
 * @param span the part that was asked for
 * @param mended which part of the samples was no sound, within [0, 1]
 * @param gaveUp whether most of it could not be decoded
 * @param messages what FFmpeg complained of
 */
record Verdict(StreamFacts facts, Span span, double mended, boolean gaveUp, String messages) {
  /** Nothing can be heard in less. */
  private static final double MINIMUM_SECONDS = 0.5;

  /** Below -80 dBFS, the noise of 16-bit dither, there is no music. */
  private static final float SILENCE = 1e-4f;

  /** Encoder delay, padding and rounding. */
  private static final double TOLERANCE_SECONDS = 1.0;

  private static final double TOLERANCE = 0.02;

  /** On what a child replied. */
  Verdict(Reply.Decoded decoded) {
    this(decoded.facts(), decoded.span(), decoded.mended(), decoded.gaveUp(), decoded.messages());
  }

  /**
   * Judges.
   *
   * @throws TrackException when there is too little, or nothing but silence
   */
  DecodedAudio judge(Pcm pcm) throws TrackException {
    checkLength(pcm);
    Optional<String> doubt = SampleRange.of(mended, pcm.samples());
    checkSound(pcm);
    Optional<Duration> declared = facts.durationIsGuess() ? Optional.empty() : facts.duration();
    return new DecodedAudio(pcm, span.start(), declared, warning(pcm, doubt));
  }

  private void checkLength(Pcm pcm) throws TrackException {
    String detail = Reasons.detail(messages);
    double declared = facts.duration().map(d -> d.toNanos() / 1e9).orElse(MINIMUM_SECONDS);
    if (declared < MINIMUM_SECONDS) {
      throw tooShort(Math.max(declared, pcm.seconds()));
    }
    if (pcm.length() == 0) {
      throw new TrackException(
          Stage.DECODE,
          span.start().isZero()
              ? "there is no audio in it that can be decoded" + detail
              : "there is no audio at its middle: it declares "
                  + Reasons.seconds(facts.duration().orElse(Duration.ZERO))
                  + " but is truncated or damaged"
                  + detail);
    }
    if (!facts.durationIsGuess() && span.isMuchLongerThan(pcm.length(), pcm.sampleRateHz())) {
      throw new TrackException(
          Stage.DECODE,
          "it is truncated or damaged: of "
              + Reasons.seconds(span.length().orElseThrow())
              + " only "
              + Reasons.seconds(pcm.seconds())
              + " can be decoded"
              + detail);
    }
    if (pcm.seconds() < MINIMUM_SECONDS) {
      throw tooShort(pcm.seconds());
    }
  }

  private static NothingToHearException tooShort(double seconds) {
    return new NothingToHearException(
        Stage.DECODE,
        "it holds only " + Reasons.seconds(seconds) + " of audio, too little to judge");
  }

  private void checkSound(Pcm pcm) throws TrackException {
    for (float sample : pcm.samples()) {
      if (Math.abs(sample) > SILENCE) {
        return;
      }
    }
    throw new NothingToHearException(
        Stage.DECODE,
        "it holds nothing but silence"
            + (span.start().isZero()
                ? ""
                : " in %s of its middle, nor near its ends"
                    .formatted(Reasons.seconds(pcm.seconds()))));
  }

  private Optional<String> warning(Pcm pcm, Optional<String> doubt) {
    double seconds = pcm.seconds();
    double expected = span.length().map(d -> d.toNanos() / 1e9).orElse(seconds);
    if (!facts.durationIsGuess()
        && seconds < expected - Math.max(TOLERANCE_SECONDS, expected * TOLERANCE)) {
      return Optional.of(
          "of " + Reasons.seconds(expected) + " only " + Reasons.seconds(seconds) + " decoded");
    }
    if (doubt.isPresent()) {
      return doubt;
    }
    if (gaveUp) {
      return Optional.of("most of it cannot be decoded" + Reasons.detail(messages));
    }
    return Optional.empty();
  }
}
