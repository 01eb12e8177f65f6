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

  private Resampler() {}

  /** The samples at another rate; the same object where it is the same. */
  public static Pcm resample(Pcm pcm, int rateHz) {
    int from = pcm.sampleRateHz();
    if (from == rateHz) {
      return pcm;
    }
    int divisor = greatestCommonDivisor(from, rateHz);
    int up = rateHz / divisor;
    int down = from / divisor;
    double cutoff = ROLL_OFF * Math.min(1, (double) rateHz / from);
    int reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    double[][] weights = new double[Math.min(up, MOST_PHASES)][];
    float[] samples = pcm.samples();
    float[] out = new float[(int) (((long) samples.length * up + down - 1) / down)];
    for (int n = 0; n < out.length; n++) {
      long position = (long) n * down;
      int centre = (int) (position / up);
      int phase = (int) (position % up);
      double[] row = phase < weights.length ? weights[phase] : null;
      if (row == null) {
        row = weights((double) phase / up, cutoff, reach);
        if (phase < weights.length) {
          weights[phase] = row;
        }
      }
      double sum = 0;
      int first = Math.max(0, centre - reach + 1);
      int last = Math.min(samples.length - 1, centre + reach);
      for (int k = first; k <= last; k++) {
        sum += samples[k] * row[k - centre + reach - 1];
      }
      out[n] = (float) sum;
    }
    return new Pcm(out, rateHz);
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
