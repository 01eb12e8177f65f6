package org.cratetag.dsp.timbre;

import org.cratetag.dsp.spectrum.Sums;

/** Shannon entropy of how energy is spread over ten equal blocks, as pyAudioAnalysis defines it. */
final class Entropy {
  static final int BLOCKS = 10;

  /** Machine epsilon of double, which guards divisions and logarithms in the definition. */
  static final double EPSILON = Math.ulp(1.0);

  private static final double LOG_2 = Math.log(2);

  private Entropy() {}

  /**
   * Entropy in bits of the squares of the values. The total covers all values, the blocks only as
   * many as divide by ten, so the shares may add up to less than 1.
   *
   * @param total sum of all squares
   */
  static double ofEnergyBlocks(double[] values, double total) {
    int blockLength = values.length / BLOCKS;
    double entropy = 0;
    for (int block = 0; block < BLOCKS; block++) {
      double energy = Sums.ofSquares(values, block * blockLength, (block + 1) * blockLength);
      double share = energy / (total + EPSILON);
      entropy -= share * Math.log(share + EPSILON) / LOG_2;
    }
    return entropy;
  }
}
