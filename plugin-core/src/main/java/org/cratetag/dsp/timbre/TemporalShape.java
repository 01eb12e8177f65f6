package org.cratetag.dsp.timbre;

import org.cratetag.dsp.spectrum.Sums;

/** Zero crossing rate, energy and entropy of energy of a frame (features 0 to 2). */
final class TemporalShape {
  private TemporalShape() {}

  static void write(double[] frame, double[] features) {
    double energy = Sums.ofSquares(frame, 0, frame.length);
    features[0] = zeroCrossingRate(frame);
    features[1] = energy / frame.length;
    features[2] = Entropy.ofEnergyBlocks(frame, energy);
  }

  /** A step from or to exactly zero counts half. */
  private static double zeroCrossingRate(double[] frame) {
    int steps = 0;
    int before = sign(frame[0]);
    for (int n = 1; n < frame.length; n++) {
      int now = sign(frame[n]);
      steps += Math.abs(now - before);
      before = now;
    }
    return steps / 2.0 / (frame.length - 1);
  }

  private static int sign(double x) {
    return (x > 0 ? 1 : 0) - (x < 0 ? 1 : 0);
  }
}
