package org.cratetag.lab.tempo;

import java.util.Arrays;
import java.util.List;
import org.cratetag.decision.BeatCounting;
import org.cratetag.dsp.rhythm.Rhythm;
import org.cratetag.pack.calibration.Softmax;

/**
 * Fits a {@link BeatCounting}: least mean cross-entropy plus a penalty on the squared weights of
 * standardised inputs, a convex problem, by Nesterov's accelerated gradient (Yu. Nesterov, Soviet
 * Math. Dokl. 27, 1983) with a step that no curvature exceeds. The same songs give the same
 * weights.
 */
final class CountingFit {
  private static final int STEPS = 4_000;

  private final double penalty;

  CountingFit(double penalty) {
    this.penalty = penalty;
  }

  /** Of the songs of which the beat was heard; at least one. */
  BeatCounting of(List<WrittenSong> songs) {
    List<WrittenSong> counted = songs.stream().filter(song -> song.countedAs() >= 0).toList();
    int ways = BeatCounting.OCTAVES.size();
    double[][][] inputs = new double[counted.size()][ways][];
    int[] written = new int[counted.size()];
    for (int n = 0; n < inputs.length; n++) {
      WrittenSong song = counted.get(n);
      written[n] = song.countedAs();
      for (int way = 0; way < ways; way++) {
        inputs[n][way] = song.rhythm().counted(song.heardBpm(), BeatCounting.OCTAVES.get(way));
      }
    }
    double[] means = new double[Rhythm.COUNTED];
    double[] deviations = new double[Rhythm.COUNTED];
    standardise(inputs, means, deviations);
    return new BeatCounting(means, deviations, weights(inputs, written));
  }

  private static void standardise(double[][][] inputs, double[] means, double[] deviations) {
    double count = inputs.length * (double) BeatCounting.OCTAVES.size();
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      double square = 0;
      for (double[][] song : inputs) {
        for (double[] way : song) {
          sum += way[i];
          square += way[i] * way[i];
        }
      }
      means[i] = sum / count;
      deviations[i] = Math.sqrt(Math.max(1e-12, square / count - means[i] * means[i]));
      for (double[][] song : inputs) {
        for (double[] way : song) {
          way[i] = (way[i] - means[i]) / deviations[i];
        }
      }
    }
  }

  private double[] weights(double[][][] inputs, int[] written) {
    double step = 1 / (curvature(inputs) + 2 * penalty);
    double[] weights = new double[Rhythm.COUNTED];
    double[] ahead = weights.clone();
    for (int t = 0; t < STEPS; t++) {
      double[] slope = slope(inputs, written, ahead);
      double[] next = new double[weights.length];
      double momentum = t / (t + 3.0);
      for (int i = 0; i < next.length; i++) {
        next[i] = ahead[i] - step * slope[i];
        ahead[i] = next[i] + momentum * (next[i] - weights[i]);
      }
      weights = next;
    }
    return weights;
  }

  /** No more than half the mean of the largest squared length (D. Böhning, 1992). */
  private static double curvature(double[][][] inputs) {
    double sum = 0;
    for (double[][] song : inputs) {
      sum += Arrays.stream(song).mapToDouble(CountingFit::squaredLength).sum();
    }
    return sum / 2 / inputs.length;
  }

  private static double squaredLength(double[] values) {
    return Arrays.stream(values).map(value -> value * value).sum();
  }

  private double[] slope(double[][][] inputs, int[] written, double[] weights) {
    double[] slope = new double[weights.length];
    for (int n = 0; n < inputs.length; n++) {
      double[] probabilities = probabilities(inputs[n], weights);
      probabilities[written[n]] -= 1;
      for (int way = 0; way < probabilities.length; way++) {
        for (int i = 0; i < slope.length; i++) {
          slope[i] += probabilities[way] * inputs[n][way][i] / inputs.length;
        }
      }
    }
    for (int i = 0; i < slope.length; i++) {
      slope[i] += 2 * penalty * weights[i];
    }
    return slope;
  }

  private static double[] probabilities(double[][] ways, double[] weights) {
    double[] scores = new double[ways.length];
    for (int way = 0; way < ways.length; way++) {
      for (int i = 0; i < weights.length; i++) {
        scores[way] += weights[i] * ways[way][i];
      }
    }
    Softmax.apply(scores);
    return scores;
  }
}
