package org.cratetag.feature;

import java.util.Locale;
import java.util.function.Supplier;
import org.cratetag.api.NothingToHearException;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.Stage;
import org.cratetag.dsp.spectrum.Resampler;
import org.cratetag.dsp.spectrum.SignalLevel;

/** What every front-end asks of samples. */
public final class Sound {
  /** -80 dB of full scale: below what any medium with 16 bits can hold of music. */
  private static final double SILENCE = 1e-4;

  private Sound() {}

  /**
   * Measures the samples.
   *
   * @throws TrackException when there are too few, some are not finite, or they stray from their
   *     mean by no more than -80 dB of full scale
   */
  public static SignalLevel require(Pcm pcm, double leastSeconds) throws TrackException {
    return require(pcm, leastSeconds, () -> SignalLevel.of(pcm.samples()));
  }

  /**
   * The same where others ask for the level, too.
   *
   * @param level of these samples
   */
  static SignalLevel require(Pcm pcm, double leastSeconds, Supplier<SignalLevel> level)
      throws TrackException {
    if (pcm.seconds() < leastSeconds) {
      throw new NothingToHearException(
          Stage.FEATURE,
          String.format(
              Locale.ROOT,
              "it holds only %.3f s of audio, too little to judge: at least %.2f s are needed",
              pcm.seconds(),
              leastSeconds));
    }
    SignalLevel measured = level.get();
    if (!measured.isFinite()) {
      throw new TrackException(
          Stage.FEATURE, "the audio holds samples that are not finite numbers");
    }
    if (measured.peak() <= SILENCE) {
      throw new NothingToHearException(Stage.FEATURE, "it holds nothing but silence");
    }
    return measured;
  }

  /**
   * Samples at the rate that a front-end works at.
   *
   * @throws TrackException as {@link #require}
   */
  public static float[] at(int rateHz, Pcm pcm, double leastSeconds) throws TrackException {
    require(pcm, leastSeconds);
    return Resampler.resample(pcm, rateHz).samples();
  }
}
