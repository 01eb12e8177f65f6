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

  private final float[] window;
  private final int hopSamples;
  private final PowerSpectrum spectrum;

  /**
   * An analysis.
   *
   * @param window weight of each sample in a frame; its length is the transform's: even, and fast
   *     when its prime factors are 2, 3 and 5
   * @param hopSamples from the start of a frame to the start of the next
   */
  public Stft(double[] window, int hopSamples) {
    if (hopSamples <= 0) {
      throw new IllegalArgumentException("hopSamples must be positive: " + hopSamples);
    }
    this.window = Window.single(window);
    this.hopSamples = hopSamples;
    this.spectrum = new PowerSpectrum(window.length);
  }

  /** Number of frequency bins, from 0 Hz to half the sample rate. */
  public int bins() {
    return spectrum.bins();
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
    float[] work = new float[window.length];
    double[] power = new double[bins()];
    int count = frames(samples.length);
    for (int t = 0; t < count; t++) {
      int start = t * hopSamples;
      for (int n = 0; n < work.length; n++) {
        work[n] = samples[start + n] * window[n];
      }
      spectrum.of(work, power);
      frames.accept(t, power);
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
