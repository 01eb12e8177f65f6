package org.cratetag.dsp.timbre;

import java.util.Arrays;

/**
 * The first coefficients of the orthonormal DCT-II, {@code scipy.fft.dct(type=2, norm='ortho')}:
 * {@code c[k] = s[k] sum x[n] cos(pi k (2 n + 1) / (2 N))}, {@code s[0] = sqrt(1 / N)}, otherwise
 * {@code sqrt(2 / N)}. Of levels of mel bands they are the mel-frequency cepstral coefficients of
 * S. Davis, P. Mermelstein, IEEE Trans. ASSP 28 (1980). Immutable; may be shared by threads.
 */
public final class CosineTransform {
  /**
   * {@code [length][coefficients]}: one value goes into many sums at once, not one after another.
   */
  private final double[][] cosines;

  /**
   * A transform.
   *
   * @param coefficients how many are wanted, from 0 on; at most {@code length}
   * @param length number of values
   */
  public CosineTransform(int coefficients, int length) {
    if (coefficients < 1 || coefficients > length) {
      throw new IllegalArgumentException(coefficients + " coefficients of " + length + " values");
    }
    cosines = new double[length][coefficients];
    for (int k = 0; k < coefficients; k++) {
      double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
      for (int n = 0; n < length; n++) {
        cosines[n][k] = norm * Math.cos(Math.PI * k * (2 * n + 1) / (2.0 * length));
      }
    }
  }

  /**
   * Transforms.
   *
   * @param values as many as the transform's length
   * @param coefficients receives as many as there are
   */
  public void apply(double[] values, double[] coefficients) {
    Arrays.fill(coefficients, 0, cosines[0].length, 0);
    for (int n = 0; n < cosines.length; n++) {
      addScaled(cosines[n], values[n], coefficients);
    }
  }

  private static void addScaled(double[] row, double factor, double[] sums) {
    for (int k = 0; k < row.length; k++) {
      sums[k] += factor * row[k];
    }
  }
}
