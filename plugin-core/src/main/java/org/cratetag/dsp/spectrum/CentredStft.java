package org.cratetag.dsp.spectrum;

import java.util.Arrays;

/**
 * Short-time Fourier transform whose frame {@code t} is centred on sample {@code t * hop}, the
 * signal being continued by zeros at both ends, with a periodic Hann window where none is given:
 * librosa 0.11's {@code stft} with its defaults. Frames are made one by one in any order, so that a
 * picture of few columns costs few transforms. Not normalised. Immutable; may be shared by threads.
 */
public final class CentredStft {
  private final double[] window;
  private final int hopSamples;
  private final RealFft fft;

  /**
   * An analysis.
   *
   * @param fftSamples length of window and transform: even, fast when its prime factors are 2, 3, 5
   * @param hopSamples from the middle of a frame to the middle of the next
   */
  public CentredStft(int fftSamples, int hopSamples) {
    this(Window.hann(fftSamples), hopSamples);
  }

  /**
   * An analysis with a window of one's own.
   *
   * @param window as long as the transform; held, not copied
   * @param hopSamples from the middle of a frame to the middle of the next
   */
  public CentredStft(double[] window, int hopSamples) {
    if (hopSamples <= 0) {
      throw new IllegalArgumentException("hopSamples must be positive: " + hopSamples);
    }
    this.window = window;
    this.hopSamples = hopSamples;
    this.fft = new RealFft(window.length);
  }

  /** Number of frequency bins, from 0 Hz to half the sample rate. */
  public int bins() {
    return fft.bins();
  }

  /** Number of frames, {@code 1 + length / hop}. */
  public int frames(int lengthSamples) {
    return 1 + lengthSamples / hopSamples;
  }

  /** The frames of a signal. */
  public Frames of(float[] samples) {
    return new Frames(samples);
  }

  /** Makes frames of one signal; holds work space, so each thread needs its own. */
  public final class Frames {
    private final float[] samples;
    private final double[] work = new double[window.length];

    private Frames(float[] samples) {
      this.samples = samples;
    }

    /** How many there are. */
    public int count() {
      return frames(samples.length);
    }

    /**
     * Squared magnitudes of a frame.
     *
     * @param power receives {@link CentredStft#bins()} values
     */
    public void power(int frame, double[] power) {
      load(frame);
      fft.power(work, power);
    }

    /** Packed spectrum of a frame, see {@link RealFft#forward}; valid until the next call. */
    public double[] packed(int frame) {
      load(frame);
      fft.forward(work);
      return work;
    }

    private void load(int frame) {
      int start = frame * hopSamples - window.length / 2;
      int from = Math.max(0, -start);
      int to = Math.max(from, Math.min(window.length, samples.length - start));
      Arrays.fill(work, 0, from, 0);
      for (int n = from; n < to; n++) {
        work[n] = samples[start + n] * window[n];
      }
      Arrays.fill(work, to, work.length, 0);
    }
  }

  RealFft fft() {
    return fft;
  }

  double[] window() {
    return window;
  }

  public int hopSamples() {
    return hopSamples;
  }
}
