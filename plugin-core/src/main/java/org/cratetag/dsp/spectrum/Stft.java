package org.cratetag.dsp.spectrum;

/**
 * Short-time Fourier transform of real samples: squared magnitudes of overlapping windowed frames.
 * Frame {@code t} covers samples {@code t * hop} to {@code t * hop + window - 1}; only frames that
 * lie wholly inside the signal are made, and nothing is padded. Magnitudes are not normalised: a
 * sine of amplitude 1 in the middle of a bin gives {@code (sum of the window / 2)^2}. Single
 * precision: a magnitude is exact to about 1e-6 of the frame's greatest, which {@link CentredStft}
 * improves on. NaN in the samples makes the frames NaN that hold it. Immutable; may be shared by
 * threads.
 */
public final class Stft {
  /** Receives the spectra of successive frames. */
  @FunctionalInterface
  public interface PowerFrames {
    /**
     * One frame.
     *
     * @param frame index from 0
     * @param power {@link Stft#bins()} squared magnitudes; reused for the next frame
     */
    void accept(int frame, double[] power);
  }

  /** Receives the spectra of many successive frames at once. */
  @FunctionalInterface
  public interface PowerBatches {
    /**
     * Some frames.
     *
     * @param first index of the first, from 0
     * @param count how many
     * @param power squared magnitudes, {@code [bins][frames]}, of which the first {@code count}
     *     frames mean something; reused for the next frames
     */
    void accept(int first, int count, float[][] power);
  }

  private final float[] window;
  private final int hopSamples;

  /**
   * An analysis.
   *
   * @param window weight of each sample in a frame; its length is the transform's: even, fast when
   *     its prime factors are 2, 3 and 5, and fastest when it is a power of two
   * @param hopSamples from the start of a frame to the start of the next
   */
  public Stft(double[] window, int hopSamples) {
    if (hopSamples <= 0) {
      throw new IllegalArgumentException("hopSamples must be positive: " + hopSamples);
    }
    if (window.length < 2 || window.length % 2 != 0) {
      throw new IllegalArgumentException("transform length must be even: " + window.length);
    }
    this.window = Window.single(window);
    this.hopSamples = hopSamples;
  }

  /** Number of frequency bins, from 0 Hz to half the sample rate. */
  public int bins() {
    return window.length / 2 + 1;
  }

  /** Frequency at the middle of a bin. */
  public double binHz(int bin, int sampleRateHz) {
    return (double) bin * sampleRateHz / window.length;
  }

  /** Number of frames in a signal; 0 when it is shorter than the window. */
  public int frames(int lengthSamples) {
    return lengthSamples < window.length ? 0 : 1 + (lengthSamples - window.length) / hopSamples;
  }

  /** Runs over the frames in order. The spectra are never all in memory. */
  public void forEachFrame(float[] samples, PowerFrames frames) {
    double[] power = new double[bins()];
    forEachBatch(
        samples,
        (first, count, batch) -> {
          for (int t = 0; t < count; t++) {
            for (int k = 0; k < power.length; k++) {
              power[k] = batch[k][t];
            }
            frames.accept(first + t, power);
          }
        });
  }

  /** Runs over the frames in order, many at a time: where they are summed up, that is faster. */
  public void forEachBatch(float[] samples, PowerBatches batches) {
    FrameBatch batch = new FrameBatch(window);
    int frames = frames(samples.length);
    for (int first = 0; first < frames; first += FrameBatch.FRAMES) {
      int count = Math.min(FrameBatch.FRAMES, frames - first);
      batches.accept(first, count, batch.power(samples, first * hopSamples, hopSamples, count));
    }
  }

  /** All frames, {@code [frames][bins]}. */
  public float[][] power(float[] samples) {
    float[][] spectrogram = new float[frames(samples.length)][bins()];
    forEachFrame(
        samples,
        (frame, power) -> {
          float[] row = spectrogram[frame];
          for (int k = 0; k < row.length; k++) {
            row[k] = (float) power[k];
          }
        });
    return spectrogram;
  }
}
