package org.cratetag.train.base;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A random network of MusiCNN's graph with few filters, as a checkpoint; and what it gives,
 * computed value by value after {@code models.py}: time and bands as TensorFlow has them, nothing
 * folded.
 */
final class SmallMusicnn {
  static final int POOLED = 2 * 3 + 3 * 2 + 3 * 4;
  static final int TAGS = 5;
  private static final int FRAMES = 187;
  private static final int BANDS = 96;
  private static final int UNITS = 6;

  private final Random random = new Random(31);
  private final CheckpointBytes checkpoint = new CheckpointBytes();
  private final Map<String, float[]> tensors = new LinkedHashMap<>();

  SmallMusicnn() {
    norm(0, 1);
    convolution(0, 7, 38, 3);
    convolution(1, 7, 67, 3);
    convolution(2, 128, 1, 2);
    convolution(3, 64, 1, 2);
    convolution(4, 32, 1, 2);
    convolution(5, 7, 12, 4);
    convolution(6, 7, 4, 4);
    convolution(7, 7, 4, 4);
    norm(9, 2 * POOLED);
    add("dense/kernel", 0.3, 2 * POOLED, UNITS);
    add("dense/bias", 0.3, UNITS);
    norm(10, UNITS);
    add("dense_1/kernel", 0.5, UNITS, TAGS);
    add("dense_1/bias", 0.5, TAGS);
  }

  CheckpointBytes checkpoint() {
    return checkpoint;
  }

  private void convolution(int number, int frames, int bands, int filters) {
    double deviation = 1 / Math.sqrt(frames * bands);
    add(numbered("conv2d", number) + "/kernel", deviation, frames, bands, 1, filters);
    add(numbered("conv2d", number) + "/bias", 0.1, filters);
    norm(number + 1, filters);
  }

  private void norm(int number, int channels) {
    String name = numbered("batch_normalization", number);
    add(name + "/gamma", 1, channels);
    add(name + "/beta", 0.5, channels);
    add(name + "/moving_mean", 0.5, channels);
    float[] variance = values(1, channels);
    for (int i = 0; i < channels; i++) {
      variance[i] = variance[i] * variance[i];
    }
    tensors.put(name + "/moving_variance", variance);
    checkpoint.with(name + "/moving_variance", variance, channels);
  }

  private void add(String name, double deviation, int... shape) {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    float[] values = values(deviation, size);
    tensors.put(name, values);
    checkpoint.with(name, values, shape);
  }

  private float[] values(double deviation, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  private static String numbered(String name, int number) {
    return number == 0 ? name : name + "_" + number;
  }

  /** What it gives for a patch: greatest over time, mean over time, tags. */
  double[] values(float[] patch) {
    double[][] input = new double[FRAMES][BANDS];
    for (int t = 0; t < FRAMES; t++) {
      for (int b = 0; b < BANDS; b++) {
        input[t][b] = normed(0, 0, patch[t * BANDS + b]);
      }
    }
    double[][] front = new double[FRAMES][12];
    int[][] kernels = {{7, 38, 3}, {7, 67, 3}, {128, 1, 2}, {64, 1, 2}, {32, 1, 2}};
    int at = 0;
    for (int n = 0; n < kernels.length; n++) {
      int filters = kernels[n][2];
      for (int t = 0; t < FRAMES; t++) {
        for (int f = 0; f < filters; f++) {
          front[t][at + f] = greatest(input, n, kernels[n][0], kernels[n][1], filters, t, f);
        }
      }
      at += filters;
    }
    double[][] first = middle(front, 5);
    double[][] second = sum(middle(first, 6), first);
    double[][] third = sum(middle(second, 7), second);
    double[] max = new double[POOLED];
    double[] mean = new double[POOLED];
    for (int c = 0; c < POOLED; c++) {
      max[c] = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < FRAMES; t++) {
        double value =
            c < 12 ? front[t][c] : (c < 16 ? first : c < 20 ? second : third)[t][(c - 12) % 4];
        max[c] = Math.max(max[c], value);
        mean[c] += value / FRAMES;
      }
    }
    return joined(max, mean, tags(max, mean));
  }

  private double greatest(
      double[][] input, int number, int frames, int bands, int filters, int t, int filter) {
    float[] kernel = tensors.get(numbered("conv2d", number) + "/kernel");
    float bias = tensors.get(numbered("conv2d", number) + "/bias")[filter];
    int before = (frames - 1) / 2;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int b = 0; b + bands <= BANDS; b++) {
      double sum = bias;
      for (int i = 0; i < frames; i++) {
        int frame = t + i - before;
        if (frame >= 0 && frame < FRAMES) {
          for (int j = 0; j < bands; j++) {
            sum += input[frame][b + j] * kernel[(i * bands + j) * filters + filter];
          }
        }
      }
      greatest = Math.max(greatest, normed(number + 1, filter, Math.max(0, sum)));
    }
    return greatest;
  }

  private double[][] middle(double[][] input, int number) {
    float[] kernel = tensors.get("conv2d_" + number + "/kernel");
    float[] bias = tensors.get("conv2d_" + number + "/bias");
    int width = input[0].length;
    double[][] output = new double[FRAMES][4];
    for (int t = 0; t < FRAMES; t++) {
      for (int f = 0; f < 4; f++) {
        double sum = bias[f];
        for (int i = 0; i < 7; i++) {
          int frame = t + i - 3;
          for (int c = 0; frame >= 0 && frame < FRAMES && c < width; c++) {
            sum += input[frame][c] * kernel[(i * width + c) * 4 + f];
          }
        }
        output[t][f] = normed(number + 1, f, Math.max(0, sum));
      }
    }
    return output;
  }

  private double[] tags(double[] max, double[] mean) {
    float[] dense = tensors.get("dense/kernel");
    double[] hidden = new double[UNITS];
    for (int u = 0; u < UNITS; u++) {
      double sum = tensors.get("dense/bias")[u];
      for (int i = 0; i < 2 * POOLED; i++) {
        sum += normed(9, i, i % 2 == 0 ? max[i / 2] : mean[i / 2]) * dense[i * UNITS + u];
      }
      hidden[u] = normed(10, u, Math.max(0, sum));
    }
    double[] tags = new double[TAGS];
    for (int tag = 0; tag < TAGS; tag++) {
      double sum = tensors.get("dense_1/bias")[tag];
      for (int u = 0; u < UNITS; u++) {
        sum += hidden[u] * tensors.get("dense_1/kernel")[u * TAGS + tag];
      }
      tags[tag] = 1 / (1 + Math.exp(-sum));
    }
    return tags;
  }

  private double normed(int number, int channel, double value) {
    String name = numbered("batch_normalization", number);
    double mean = tensors.get(name + "/moving_mean")[channel];
    double variance = tensors.get(name + "/moving_variance")[channel];
    double gamma = tensors.get(name + "/gamma")[channel];
    double beta = tensors.get(name + "/beta")[channel];
    return gamma * (value - mean) / Math.sqrt(variance + 1e-3) + beta;
  }

  private static double[][] sum(double[][] one, double[][] other) {
    double[][] sum = new double[FRAMES][4];
    for (int t = 0; t < FRAMES; t++) {
      for (int f = 0; f < 4; f++) {
        sum[t][f] = one[t][f] + other[t][f];
      }
    }
    return sum;
  }

  private static double[] joined(double[] max, double[] mean, double[] tags) {
    double[] all = new double[2 * POOLED + TAGS];
    System.arraycopy(max, 0, all, 0, POOLED);
    System.arraycopy(mean, 0, all, POOLED, POOLED);
    System.arraycopy(tags, 0, all, 2 * POOLED, TAGS);
    return all;
  }
}
