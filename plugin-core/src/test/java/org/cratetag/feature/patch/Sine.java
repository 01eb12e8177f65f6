package org.cratetag.feature.patch;

import org.cratetag.api.track.Pcm;

/** A tone, 6 dB below full scale. */
final class Sine {
  private Sine() {}

  static Pcm of(double seconds, double hz, int rateHz) {
    float[] samples = new float[(int) Math.round(seconds * rateHz)];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (0.5 * Math.sin(2 * Math.PI * hz * n / rateHz));
    }
    return new Pcm(samples, rateHz);
  }
}
