package org.cratetag.dsp.tonal;

import java.util.Arrays;
import org.cratetag.dsp.spectrum.SignalLevel;
import org.cratetag.dsp.spectrum.Stft;
import org.cratetag.dsp.spectrum.Window;

/**
 * How much of each pitch class there is in a piece of music: the harmonic pitch class profile of E.
 * Gómez, "Tonal description of polyphonic audio for music content processing", INFORMS J. on
 * Computing 18 (2006).
 *
 * <ol>
 *   <li>Frames of {@value #FRAME_SAMPLES} samples, Hann window, side by side. At 22,050 Hz a frame
 *       is 93 ms and a bin 10.8 Hz, as Essentia's {@code KeyExtractor} has them.
 *   <li>The {@value #PEAKS} highest peaks of a frame between 25 and 3,500 Hz, their frequencies by
 *       parabolic interpolation of the magnitude.
 *   <li>A peak weighs what its power is of the {@link SpectralEnvelope}, at most 1 and nothing 30
 *       dB below it, so that a quiet melody counts beside a loud bass and a quiet passage as much
 *       as a loud one; and 1 dB less every 200 Hz of magnitude, since higher peaks are harmonics
 *       more often than notes.
 *   <li>The weights of all frames are added up by pitch, in cents within the octave.
 *   <li>The whole is shifted by the music's distance from A = 440 Hz, the circular mean of all
 *       pitches within a semitone, unless that is more than 30 cents or the pitches do not agree on
 *       it; and gathered into 12 classes, a half cosine around their middle. A pitch stands for
 *       what it may be a harmonic of, too: the second to fourth harmonic weigh 0.6, 0.36 and 0.216.
 * </ol>
 *
 * <p>Gain does not matter. Silence gives zeros.
 */
public final class PitchClassProfile {
  /** Pitch classes, from C on in semitones. */
  public static final int CLASSES = 12;

  /** Samples of a frame. */
  public static final int FRAME_SAMPLES = 2_048;

  private static final int PEAKS = 60;
  private static final int CENTS = 1_200;
  private static final int HARMONICS = 4;
  private static final double HARMONIC_DECAY = 0.6;
  private static final double LOWEST_HZ = 25;
  private static final double HIGHEST_HZ = 3_500;

  /** 80 dB below a sine as strong as the strongest sample, in power. */
  private static final double LEAST_POWER = 1e-8;

  /** 30 dB. */
  private static final double LEAST_SHARE = 1e-3;

  private static final double LEAST_AGREEMENT = 0.3;
  private static final double MOST_CENTS = 30;

  /** C four octaves and more below A = 440 Hz, from which pitches are counted. */
  private static final double C_HZ = 440 * Math.pow(2, -69 / 12.0);

  private static final Stft STFT = new Stft(Window.hann(FRAME_SAMPLES), FRAME_SAMPLES);

  private final double[] classes;
  private final double tuningSemitones;

  /**
   * A profile that was computed before.
   *
   * @param classes {@value #CLASSES} weights, from C on
   * @param tuningSemitones above A = 440 Hz
   */
  public PitchClassProfile(double[] classes, double tuningSemitones) {
    if (classes.length != CLASSES) {
      throw new IllegalArgumentException("a profile has 12 classes, found " + classes.length);
    }
    this.classes = classes.clone();
    this.tuningSemitones = tuningSemitones;
  }

  /**
   * Of music.
   *
   * @param samples mono, finite
   */
  public static PitchClassProfile of(float[] samples, int sampleRateHz) {
    double hzPerBin = (double) sampleRateHz / FRAME_SAMPLES;
    SpectralEnvelope envelope = new SpectralEnvelope(STFT.bins(), hzPerBin, HIGHEST_HZ);
    double sine = SignalLevel.of(samples).peak() * FRAME_SAMPLES / 4;
    FramePeaks peaks = new FramePeaks(PEAKS, hzPerBin, LOWEST_HZ, HIGHEST_HZ);
    double[] pitches = new double[CENTS];
    STFT.forEachFrame(
        samples,
        (frame, power) -> {
          peaks.find(power, LEAST_POWER * sine * sine);
          if (peaks.count() > 0) {
            add(peaks, envelope.of(power), pitches);
          }
        });
    double tuning = tuningCents(pitches);
    return new PitchClassProfile(gathered(withHarmonics(pitches), tuning), tuning / 100);
  }

  private static void add(FramePeaks peaks, double[] envelope, double[] pitches) {
    for (int i = 0; i < peaks.count(); i++) {
      double hz = peaks.hz(i);
      double share = Math.min(1, peaks.power(i) / SpectralEnvelope.at(envelope, hz));
      if (share >= LEAST_SHARE) {
        long cents = Math.round(CENTS * Math.log(hz / C_HZ) / Math.log(2));
        pitches[(int) Math.floorMod(cents, (long) CENTS)] += share * Math.pow(10, -hz / 2_000);
      }
    }
  }

  private static double tuningCents(double[] pitches) {
    double re = 0;
    double im = 0;
    double sum = 0;
    for (int c = 0; c < CENTS; c++) {
      re += pitches[c] * Math.cos(2 * Math.PI * c / 100);
      im += pitches[c] * Math.sin(2 * Math.PI * c / 100);
      sum += pitches[c];
    }
    double cents = Math.atan2(im, re) / (2 * Math.PI) * 100;
    boolean isClear = Math.hypot(re, im) >= LEAST_AGREEMENT * sum && sum > 0;
    return isClear && Math.abs(cents) <= MOST_CENTS ? cents : 0;
  }

  private static double[] withHarmonics(double[] pitches) {
    double[] all = new double[CENTS];
    double weight = 1;
    for (int h = 1; h <= HARMONICS; h++) {
      int down = (int) Math.round(CENTS * Math.log(h) / Math.log(2));
      for (int c = 0; c < CENTS; c++) {
        all[Math.floorMod(c - down, CENTS)] += weight * pitches[c];
      }
      weight *= HARMONIC_DECAY;
    }
    return all;
  }

  private static double[] gathered(double[] pitches, double tuningCents) {
    double[] classes = new double[CLASSES];
    for (int c = 0; c < CENTS; c++) {
      double semitones = (c - tuningCents) / 100;
      long nearest = Math.round(semitones);
      double weight = Math.cos(Math.PI * (semitones - nearest));
      classes[(int) Math.floorMod(nearest, (long) CLASSES)] += weight * pitches[c];
    }
    return classes;
  }

  /** The weights, from C on. */
  public double[] classes() {
    return classes.clone();
  }

  /** How far above A = 440 Hz the music is tuned, in semitones, within [-0.3, 0.3]. */
  public double tuningSemitones() {
    return tuningSemitones;
  }

  @Override
  public String toString() {
    return Arrays.toString(classes) + ", " + tuningSemitones;
  }
}
