package org.cratetag.train.deep.layer;

import java.util.Iterator;

/**
 * Batch norm in use: a factor and an offset a channel, {@code gamma / sqrt(variance + epsilon)} and
 * {@code beta - mean * factor}.
 */
public record ChannelScale(float[] factors, float[] offsets) {
  /** From the four tensors of a {@link BatchNorm}. */
  public static ChannelScale of(Iterator<float[]> weights) {
    float[] gamma = weights.next();
    float[] beta = weights.next();
    float[] mean = weights.next();
    float[] variance = weights.next();
    float[] factors = new float[gamma.length];
    float[] offsets = new float[gamma.length];
    for (int i = 0; i < factors.length; i++) {
      double factor = gamma[i] / Math.sqrt((double) variance[i] + BatchNorm.EPSILON);
      factors[i] = (float) factor;
      offsets[i] = (float) (beta[i] - mean[i] * factor);
    }
    return new ChannelScale(factors, offsets);
  }

  /** Kernels {@code [channels][...]} of the layer before, with the factors in them. */
  public float[] scaled(float[] kernels) {
    float[] scaled = new float[kernels.length];
    int each = kernels.length / factors.length;
    for (int i = 0; i < kernels.length; i++) {
      scaled[i] = kernels[i] * factors[i / each];
    }
    return scaled;
  }

  /** Biases of the layer before, with factors and offsets in them. */
  public float[] applied(float[] biases) {
    float[] applied = new float[biases.length];
    for (int i = 0; i < biases.length; i++) {
      applied[i] = biases[i] * factors[i] + offsets[i];
    }
    return applied;
  }
}
