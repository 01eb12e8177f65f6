package org.cratetag.feature;

import org.cratetag.dsp.timbre.CosineTransform;
import org.cratetag.dsp.timbre.ModulationSpectrum;

/**
 * Statistics of {@value #COLUMNS} columns of a mel spectrogram. {@code c[k]} is coefficient {@code
 * k} of the orthonormal DCT-II of a column's levels, its cepstrum.
 *
 * <table>
 * <caption>The values in order</caption>
 * <tr><td>0..39</td><td>mean of c[0..39]</td></tr>
 * <tr><td>40..79</td><td>ln(s + 0.001) of their standard deviations s</td></tr>
 * <tr><td>80..119</td><td>the same of their changes from column to column</td></tr>
 * <tr><td>120..185</td><td>correlation of c[i] and c[j], i &lt; j &lt; 12; 0 where one is
 * constant</td></tr>
 * <tr><td>186..325</td><td>ln(m + 0.0001) of the seven bands m of the {@link ModulationSpectrum} of
 * c[0..19], coefficient by coefficient</td></tr>
 * <tr><td>326..341</td><td>of each ten of c[20..99], whose mean square q tells how finely the
 * spectrum is structured: the mean of ln(q + 0.0001), then, for all tens, its standard
 * deviation</td></tr>
 * </table>
 *
 * <p>Standard deviations are those of the population.
 */
final class TextureWindow {
  static final int COLUMNS = ModulationSpectrum.LENGTH;

  private static final int KEPT = 40;
  private static final int CORRELATED = 12;
  private static final int MODULATED = 20;
  private static final int FINE_FROM = 20;
  private static final int FINE_EACH = 10;
  private static final int FINE_GROUPS = 8;
  private static final int COEFFICIENTS = FINE_FROM + FINE_GROUPS * FINE_EACH;
  private static final double LEAST_DEVIATION = 1e-3;
  private static final double LEAST_LEVEL = 1e-4;

  /** Below, a coefficient only has rounding noise. */
  private static final double CONSTANT = 1e-6;

  static final int SIZE =
      3 * KEPT
          + CORRELATED * (CORRELATED - 1) / 2
          + MODULATED * ModulationSpectrum.BANDS
          + 2 * FINE_GROUPS;

  private final float[] levels;
  private final int bands;
  private final int columns;
  private final CosineTransform transform;
  private final ModulationSpectrum modulation = new ModulationSpectrum();

  /** The cepstra of columns, which overlapping windows share; null where none was asked for. */
  private final double[][] known;

  /**
   * Windows of a spectrogram.
   *
   * @param levels {@code [bands][columns]}
   */
  TextureWindow(float[] levels, int bands) {
    this.levels = levels;
    this.bands = bands;
    this.columns = levels.length / bands;
    this.transform = new CosineTransform(COEFFICIENTS, bands);
    this.known = new double[columns][];
  }

  /**
   * Writes the statistics of one window.
   *
   * @param start its first column
   * @param values receives {@value #SIZE} values from {@code at} on
   */
  void write(int start, float[] values, int at) {
    double[][] cepstrum = cepstrum(start);
    Writer out = new Writer(values, at);
    double[] deviations = new double[KEPT];
    for (int k = 0; k < KEPT; k++) {
      out.add(mean(cepstrum[k]));
    }
    for (int k = 0; k < KEPT; k++) {
      deviations[k] = deviation(cepstrum[k]);
      out.add(Math.log(deviations[k] + LEAST_DEVIATION));
    }
    for (int k = 0; k < KEPT; k++) {
      out.add(Math.log(deviation(changes(cepstrum[k])) + LEAST_DEVIATION));
    }
    for (int i = 0; i < CORRELATED; i++) {
      for (int j = i + 1; j < CORRELATED; j++) {
        boolean isConstant = Math.min(deviations[i], deviations[j]) < CONSTANT;
        double scale = deviations[i] * deviations[j];
        out.add(isConstant ? 0 : covariance(cepstrum[i], cepstrum[j]) / scale);
      }
    }
    double[] swayed = new double[ModulationSpectrum.BANDS];
    for (int k = 0; k < MODULATED; k++) {
      modulation.apply(cepstrum[k], swayed);
      for (double value : swayed) {
        out.add(Math.log(value + LEAST_LEVEL));
      }
    }
    writeFine(cepstrum, out);
  }

  private static void writeFine(double[][] cepstrum, Writer out) {
    double[][] levels = new double[FINE_GROUPS][COLUMNS];
    for (int group = 0; group < FINE_GROUPS; group++) {
      for (int t = 0; t < COLUMNS; t++) {
        double square = 0;
        for (int k = 0; k < FINE_EACH; k++) {
          double value = cepstrum[FINE_FROM + group * FINE_EACH + k][t];
          square += value * value / FINE_EACH;
        }
        levels[group][t] = Math.log(square + LEAST_LEVEL);
      }
      out.add(mean(levels[group]));
    }
    for (double[] level : levels) {
      out.add(deviation(level));
    }
  }

  /** {@code [coefficients][columns]}. */
  private double[][] cepstrum(int start) {
    double[][] cepstrum = new double[COEFFICIENTS][COLUMNS];
    for (int t = 0; t < COLUMNS; t++) {
      double[] coefficients = coefficients(start + t);
      for (int k = 0; k < COEFFICIENTS; k++) {
        cepstrum[k][t] = coefficients[k];
      }
    }
    return cepstrum;
  }

  private double[] coefficients(int column) {
    if (known[column] == null) {
      double[] values = new double[bands];
      for (int band = 0; band < bands; band++) {
        values[band] = levels[band * columns + column];
      }
      known[column] = new double[COEFFICIENTS];
      transform.apply(values, known[column]);
    }
    return known[column];
  }

  private static double[] changes(double[] curve) {
    double[] changes = new double[curve.length - 1];
    for (int t = 0; t < changes.length; t++) {
      changes[t] = curve[t + 1] - curve[t];
    }
    return changes;
  }

  private static double mean(double[] curve) {
    double sum = 0;
    for (double value : curve) {
      sum += value;
    }
    return sum / curve.length;
  }

  private static double deviation(double[] curve) {
    return Math.sqrt(covariance(curve, curve));
  }

  private static double covariance(double[] one, double[] other) {
    double mean = mean(one);
    double otherMean = mean(other);
    double sum = 0;
    for (int t = 0; t < one.length; t++) {
      sum += (one[t] - mean) * (other[t] - otherMean);
    }
    return sum / one.length;
  }

  /** Writes values one after the other. */
  private static final class Writer {
    private final float[] values;
    private int at;

    Writer(float[] values, int at) {
      this.values = values;
      this.at = at;
    }

    void add(double value) {
      values[at++] = (float) value;
    }
  }
}
