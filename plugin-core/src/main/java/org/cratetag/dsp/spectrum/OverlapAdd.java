package org.cratetag.dsp.spectrum;

/**
 * Back from masked spectra to samples by windowed overlap-add, divided by the sum of the squared
 * windows: D. Griffin, J. Lim, IEEE Trans. ASSP 32 (1984), equation 6.
 */
public final class OverlapAdd {
  private final CentredStft stft;
  private final double[] sum;
  private final double[] weight;

  public OverlapAdd(CentredStft stft, int lengthSamples) {
    this.stft = stft;
    this.sum = new double[lengthSamples];
    this.weight = new double[lengthSamples];
  }

  /**
   * Adds a frame.
   *
   * @param packed its spectrum, see {@link RealFft#forward}; destroyed
   * @param mask factor of each bin
   */
  public void add(int frame, double[] packed, double[] mask) {
    double[] window = stft.window();
    int last = mask.length - 1;
    packed[0] *= mask[0];
    packed[1] *= mask[last];
    for (int k = 1; k < last; k++) {
      packed[2 * k] *= mask[k];
      packed[2 * k + 1] *= mask[k];
    }
    stft.fft().inverse(packed);
    int start = frame * stft.hopSamples() - window.length / 2;
    for (int n = Math.max(0, -start); n < window.length && start + n < sum.length; n++) {
      sum[start + n] += packed[n] * window[n];
      weight[start + n] += window[n] * window[n];
    }
  }

  /** What was added up. */
  public double[] samples() {
    double[] samples = sum.clone();
    for (int n = 0; n < samples.length; n++) {
      samples[n] /= weight[n] > Float.MIN_NORMAL ? weight[n] : 1;
    }
    return samples;
  }
}
