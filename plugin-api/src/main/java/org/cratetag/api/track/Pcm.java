package org.cratetag.api.track;

import java.util.Objects;

/**
 * Audio samples, usually within [-1, 1]; decoded lossy audio may go beyond. Those of several
 * channels take turns: the first of each channel, then the second of each. The array is held, not
 * copied: neither side changes it while the track is at work. Afterwards the host may put the next
 * track's samples into it.
 */
public final class Pcm {
  private final float[] samples;
  private final int sampleRateHz;
  private final Channels channels;

  /** Wraps the samples of one channel. */
  public Pcm(float[] samples, int sampleRateHz) {
    this(samples, sampleRateHz, Channels.MONO);
  }

  /**
   * Wraps the samples.
   *
   * @throws IllegalArgumentException when a channel has fewer samples than another
   */
  public Pcm(float[] samples, int sampleRateHz, Channels channels) {
    this.samples = Objects.requireNonNull(samples, "samples");
    this.channels = Objects.requireNonNull(channels, "channels");
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("sampleRateHz must be positive: " + sampleRateHz);
    }
    if (samples.length % channels.count() != 0) {
      throw new IllegalArgumentException(
          samples.length + " samples are not the same number for " + channels.count());
    }
    this.sampleRateHz = sampleRateHz;
  }

  /** The samples, channels taking turns. Read only by agreement. */
  public float[] samples() {
    return samples;
  }

  /** Samples of a channel a second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Whose samples they are. */
  public Channels channels() {
    return channels;
  }

  /** Number of samples of a channel. */
  public int length() {
    return samples.length / channels.count();
  }

  /** Length in seconds. */
  public double seconds() {
    return (double) length() / sampleRateHz;
  }
}
