package org.cratetag.dsp.spectrum;

/**
 * Mean power over adjoining ranges of frequency, equal in hertz or in octaves, the highest first,
 * as the rows of a picture. A bin stands for the range of half a bin to either side. Immutable; may
 * be shared by threads.
 */
public final class FrequencyRows {
  private final double[] fromBin;
  private final double[] toBin;

  /**
   * Rows over a power spectrum.
   *
   * @param rows number of rows
   * @param fftSamples length of the transform
   * @param lowHz lower edge of the last row; above 0 for octaves
   * @param highHz upper edge of the first row, at most half the sample rate
   * @param isLogarithmic whether rows are equal in octaves
   */
  public FrequencyRows(
      int rows,
      int fftSamples,
      int sampleRateHz,
      double lowHz,
      double highHz,
      boolean isLogarithmic) {
    if (rows <= 0 || lowHz < 0 || highHz <= lowHz || highHz > sampleRateHz / 2.0) {
      throw new IllegalArgumentException(rows + " rows from " + lowHz + " to " + highHz + " Hz");
    }
    if (isLogarithmic && lowHz == 0) {
      throw new IllegalArgumentException("octaves cannot begin at 0 Hz");
    }
    fromBin = new double[rows];
    toBin = new double[rows];
    double binsPerHz = (double) fftSamples / sampleRateHz;
    for (int row = 0; row < rows; row++) {
      double from = (double) (rows - 1 - row) / rows;
      double to = (double) (rows - row) / rows;
      fromBin[row] = binsPerHz * edgeHz(from, lowHz, highHz, isLogarithmic);
      toBin[row] = binsPerHz * edgeHz(to, lowHz, highHz, isLogarithmic);
    }
  }

  /**
   * Averages a spectrum.
   *
   * @param power one value a bin
   * @param rows receives one value a row
   */
  public void apply(double[] power, double[] rows) {
    for (int row = 0; row < fromBin.length; row++) {
      int first = (int) Math.round(fromBin[row]);
      int last = Math.min(power.length - 1, (int) Math.round(toBin[row]));
      double sum = 0;
      for (int k = first; k <= last; k++) {
        double share = Math.min(toBin[row], k + 0.5) - Math.max(fromBin[row], k - 0.5);
        sum += Math.max(0, share) * power[k];
      }
      rows[row] = sum / (toBin[row] - fromBin[row]);
    }
  }

  private static double edgeHz(double share, double lowHz, double highHz, boolean isLogarithmic) {
    return isLogarithmic
        ? lowHz * Math.pow(highHz / lowHz, share)
        : lowHz + (highHz - lowHz) * share;
  }
}
