package org.cratetag.api.track;

import java.util.Objects;

/**
 * Mono audio samples, usually within [-1, 1]; decoded lossy audio may go beyond. The array is held,
 * not copied: neither side changes it after construction.
 */
public final class Pcm {
  private final float[] samples;
  private final int sampleRateHz;

  /** Wraps the samples. */
  public Pcm(float[] samples, int sampleRateHz) {
    this.samples = Objects.requireNonNull(samples, "samples");
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("sampleRateHz must be positive: " + sampleRateHz);
    }
    this.sampleRateHz = sampleRateHz;
  }

  /** The samples, one channel. Read only by agreement. */
  public float[] samples() {
    return samples;
  }

  /** Samples a second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Number of samples. */
  public int length() {
    return samples.length;
  }

  /** Length in seconds. */
  public double seconds() {
    return (double) samples.length / sampleRateHz;
  }
}
