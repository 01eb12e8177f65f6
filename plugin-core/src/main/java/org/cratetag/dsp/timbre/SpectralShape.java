package org.cratetag.dsp.timbre;

import org.cratetag.dsp.spectrum.Sums;

/**
 * Centroid, spread, entropy, flux and roll-off of a magnitude spectrum (features 3 to 7). Bin
 * {@code k} counts as frequency {@code (k + 1) / bins} of half the sample rate.
 */
final class SpectralShape {
  private static final double ROLL_OFF_SHARE = 0.90;

  private SpectralShape() {}

  static void write(double[] magnitudes, double[] previous, double[] features) {
    double sum = 0;
    double previousSum = 0;
    double moment = 0;
    double peak = 0;
    for (int k = 0; k < magnitudes.length; k++) {
      double magnitude = magnitudes[k];
      sum += magnitude;
      previousSum += previous[k];
      moment += (k + 1) * magnitude;
      if (magnitude > peak) {
        peak = magnitude;
      }
    }
    double energy = Sums.ofSquares(magnitudes, 0, magnitudes.length);
    writeCentroidAndSpread(magnitudes, sum, moment, peak, features);
    features[5] = Entropy.ofEnergyBlocks(magnitudes, energy);
    features[6] = flux(magnitudes, sum, previous, previousSum);
    features[7] = rollOff(magnitudes, ROLL_OFF_SHARE * energy);
  }

  /** Moments of the magnitudes, scaled by their peak. */
  private static void writeCentroidAndSpread(
      double[] magnitudes, double sum, double moment, double peak, double[] features) {
    int bins = magnitudes.length;
    double scale = 1 / (peak == 0 ? Entropy.EPSILON : peak);
    double total = sum * scale + Entropy.EPSILON;
    double centroidBins = moment * scale / total;
    double squares = 0;
    for (int k = 0; k < bins; k++) {
      double distance = k + 1 - centroidBins;
      squares += distance * distance * magnitudes[k];
    }
    features[3] = centroidBins / bins;
    features[4] = Math.sqrt(squares * scale / total) / bins;
  }

  /** Squared distance of the two spectra, each scaled to a sum of 1. */
  private static double flux(
      double[] magnitudes, double sum, double[] previous, double previousSum) {
    double scale = 1 / (sum + magnitudes.length * Entropy.EPSILON);
    double previousScale = 1 / (previousSum + previous.length * Entropy.EPSILON);
    double flux = 0;
    for (int k = 0; k < magnitudes.length; k++) {
      double difference = magnitudes[k] * scale - previous[k] * previousScale;
      flux += difference * difference;
    }
    return flux;
  }

  /** The first bin up to which the energy exceeds the threshold. */
  private static double rollOff(double[] magnitudes, double threshold) {
    double energy = Entropy.EPSILON;
    for (int k = 0; k < magnitudes.length; k++) {
      energy += magnitudes[k] * magnitudes[k];
      if (energy > threshold) {
        return (double) k / magnitudes.length;
      }
    }
    return 0;
  }
}
