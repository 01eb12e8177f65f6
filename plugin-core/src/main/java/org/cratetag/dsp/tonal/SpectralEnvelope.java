package org.cratetag.dsp.tonal;

/**
 * How strong a spectrum is around each frequency, so that peaks can be measured against what is
 * near them: {@code sum(w P^2) / sum(w P)} of the powers {@code P} from about half an octave below
 * to as much above, {@code w} a triangle to the fourth power, every 100 Hz, and on a logarithmic
 * scale in between. The strongest peaks of a region are close to it. After A. Röbel and X. Rodet,
 * "Efficient spectral envelope estimation", DAFx 2005, as whitening of spectral peaks does it in
 * Essentia 2.1 ({@code SpectralWhitening}), whose spans are taken over. Immutable.
 */
final class SpectralEnvelope {
  private static final double STEP_HZ = 100;
  private static final double LEAST_SPAN_HZ = 50;
  private static final double SPAN_BELOW = 0.34;
  private static final double SPAN_ABOVE = 0.58;

  /** Far below anything heard, so that logarithms are finite. */
  private static final double LEAST_POWER = 1e-30;

  private final int[] first;
  private final double[][] weights;

  /**
   * For spectra.
   *
   * @param bins from 0 Hz on
   * @param hzPerBin distance of two
   * @param highestHz up to which it is asked for
   */
  SpectralEnvelope(int bins, double hzPerBin, double highestHz) {
    int points = (int) Math.ceil(highestHz / STEP_HZ) + 1;
    first = new int[points];
    weights = new double[points][];
    for (int i = 0; i < points; i++) {
      double hz = i * STEP_HZ;
      double low = hz - Math.max(LEAST_SPAN_HZ, SPAN_BELOW * hz);
      double high = hz + Math.max(LEAST_SPAN_HZ, SPAN_ABOVE * hz);
      first[i] = Math.min(bins - 1, Math.max(0, (int) Math.round(low / hzPerBin)));
      int end = Math.min(bins, Math.max(first[i] + 1, (int) Math.round(high / hzPerBin)));
      weights[i] = triangle(end - first[i]);
    }
  }

  private static double[] triangle(int length) {
    double[] weights = new double[length];
    for (int n = 0; n < length; n++) {
      double distance = Math.abs(n - length / 2.0) / (length / 2.0);
      weights[n] = Math.pow(Math.max(1 - distance, 0), 4);
    }
    return weights;
  }

  /**
   * The envelope of a spectrum.
   *
   * @return natural logarithms of powers, one every 100 Hz
   */
  double[] of(double[] power) {
    double[] logs = new double[first.length];
    for (int i = 0; i < logs.length; i++) {
      double sum = 0;
      double squares = 0;
      for (int n = 0; n < weights[i].length; n++) {
        double weighted = weights[i][n] * power[first[i] + n];
        sum += weighted;
        squares += weighted * power[first[i] + n];
      }
      logs[i] = Math.log(LEAST_POWER + (sum > 0 ? squares / sum : 0));
    }
    return logs;
  }

  /**
   * The power at a frequency.
   *
   * @param logs as {@link #of} gives them
   */
  static double at(double[] logs, double hz) {
    int below = Math.min((int) (hz / STEP_HZ), logs.length - 2);
    double share = hz / STEP_HZ - below;
    return Math.exp((1 - share) * logs[below] + share * logs[below + 1]);
  }
}
