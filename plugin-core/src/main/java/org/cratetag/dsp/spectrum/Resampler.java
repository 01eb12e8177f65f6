package org.cratetag.dsp.spectrum;

import org.cratetag.api.track.Pcm;

/**
 * Changes a sample rate by windowed-sinc interpolation: an ideal low-pass at 0.95 of the lower half
 * rate under a Kaiser window (beta 9, stop band about -90 dB) of 24 zero crossings a side, J. O.
 * Smith, "Digital Audio Resampling Home Page" (2002). Beyond its ends the signal is zero. Sine
 * levels below 0.9 of the lower half rate are kept within 0.01 dB.
 */
public final class Resampler {
  private static final int ZERO_CROSSINGS = 24;
  private static final double ROLL_OFF = 0.95;
  private static final double BETA = 9;

  /** More phases than this and weights are computed anew for each sample. */
  private static final int MOST_PHASES = 2_000;

  private final float[] samples;
  private final int length;
  private final int up;
  private final int down;
  private final double cutoff;
  private final int reach;
  private final double[][] weights;

  private Resampler(Pcm pcm, int rateHz) {
    int from = pcm.sampleRateHz();
    int divisor = greatestCommonDivisor(from, rateHz);
    this.samples = pcm.samples();
    this.up = rateHz / divisor;
    this.down = from / divisor;
    this.length = (int) (((long) samples.length * up + down - 1) / down);
    this.cutoff = ROLL_OFF * Math.min(1, (double) rateHz / from);
    this.reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    this.weights = new double[Math.min(up, MOST_PHASES)][];
  }

  /**
   * A signal at another rate, of which parts are computed as they are asked for. For one thread.
   */
  public static Resampler of(Pcm pcm, int rateHz) {
    return new Resampler(pcm, rateHz);
  }

  /** The samples at another rate; the same object where it is the same. */
  public static Pcm resample(Pcm pcm, int rateHz) {
    if (pcm.sampleRateHz() == rateHz) {
      return pcm;
    }
    Resampler whole = of(pcm, rateHz);
    return new Pcm(whole.part(0, whole.length), rateHz);
  }

  /** How many samples the signal has at the new rate. */
  public int length() {
    return length;
  }

  /**
   * A part of the samples that {@link #resample} gives.
   *
   * @param first the part's first sample, at the new rate; zeros lie before the signal
   * @param count how many; zeros lie behind the signal
   */
  public float[] part(int first, int count) {
    float[] out = new float[count];
    int end = Math.min(count, length - first);
    for (int n = Math.max(0, -first); n < end; n++) {
      long position = (long) (first + n) * down;
      int centre = (int) (position / up);
      int phase = (int) (position % up);
      out[n] = up == down ? samples[centre] : sum(centre, weights(phase));
    }
    return out;
  }

  private float sum(int centre, double[] row) {
    double sum = 0;
    int low = Math.max(0, centre - reach + 1);
    int high = Math.min(samples.length - 1, centre + reach);
    for (int k = low; k <= high; k++) {
      sum += samples[k] * row[k - centre + reach - 1];
    }
    return (float) sum;
  }

  private double[] weights(int phase) {
    double[] row = phase < weights.length ? weights[phase] : null;
    if (row == null) {
      row = weights((double) phase / up, cutoff, reach);
      if (phase < weights.length) {
        weights[phase] = row;
      }
    }
    return row;
  }

  /** Weights of the samples from {@code reach - 1} before to {@code reach} after the centre. */
  private static double[] weights(double fraction, double cutoff, int reach) {
    double[] row = new double[2 * reach];
    for (int i = 0; i < row.length; i++) {
      double distance = i - reach + 1 - fraction;
      double x = Math.PI * cutoff * distance;
      double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
      double share = distance / reach;
      double window = share * share >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - share * share));
      row[i] = cutoff * sinc * window / bessel(BETA);
    }
    return row;
  }

  /** Modified Bessel function of the first kind, order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
