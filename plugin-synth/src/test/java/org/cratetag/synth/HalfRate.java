package org.cratetag.synth;

import org.cratetag.api.Pcm;

/** What the synthesiser renders, as the decoder would give it. */
public final class HalfRate {
  private HalfRate() {}

  /** 44,100 Hz to the 22,050 Hz that the decoder gives, by a windowed sinc. */
  public static Pcm of(Pcm pcm) {
    int reach = 16;
    double[] kernel = new double[2 * reach + 1];
    for (int k = -reach; k <= reach; k++) {
      double x = Math.PI * 0.46 * k;
      double hann = 0.5 + 0.5 * Math.cos(Math.PI * k / (reach + 1));
      kernel[k + reach] = 0.46 * (k == 0 ? 1 : Math.sin(x) / x) * hann;
    }
    float[] in = pcm.samples();
    float[] out = new float[in.length / 2];
    for (int n = 0; n < out.length; n++) {
      double sum = 0;
      int from = Math.max(-reach, -2 * n);
      int to = Math.min(reach, in.length - 1 - 2 * n);
      for (int k = from; k <= to; k++) {
        sum += kernel[k + reach] * in[2 * n + k];
      }
      out[n] = (float) sum;
    }
    return new Pcm(out, pcm.sampleRateHz() / 2);
  }
}
