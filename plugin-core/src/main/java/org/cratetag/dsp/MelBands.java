package org.cratetag.dsp;

/**
 * Triangular bands, equally wide on the mel scale of M. Slaney's Auditory Toolbox (1998): linear
 * with 3 mel for 200 Hz below 1 kHz, logarithmic with 27 mel for a factor of 6.4 above. Each band
 * has unit area over frequency in Hz (height {@code 2 / (high - low)}), so white noise gives equal
 * values. These are the bands that librosa makes by default ({@code htk=False, norm='slaney'}).
 * Immutable; may be shared by threads.
 */
public final class MelBands {
  private static final double LINEAR_HZ_PER_MEL = 200.0 / 3;
  private static final double BREAK_HZ = 1000;
  private static final double BREAK_MEL = BREAK_HZ / LINEAR_HZ_PER_MEL;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  private final int[] firstBin;
  private final double[][] weights;

  /**
   * Bands over a power spectrum.
   *
   * @param bands number of bands
   * @param fftSamples length of the transform; the spectrum has {@code fftSamples / 2 + 1} bins
   * @param lowHz lower edge of the first band
   * @param highHz upper edge of the last band, at most half the sample rate
   */
  public MelBands(int bands, int fftSamples, int sampleRateHz, double lowHz, double highHz) {
    if (bands <= 0 || lowHz < 0 || highHz <= lowHz || highHz > sampleRateHz / 2.0) {
      throw new IllegalArgumentException(
          bands + " bands from " + lowHz + " to " + highHz + " Hz at " + sampleRateHz + " Hz");
    }
    double[] edgesHz = edgesHz(bands, lowHz, highHz);
    firstBin = new int[bands];
    weights = new double[bands][];
    double hzPerBin = (double) sampleRateHz / fftSamples;
    int lastBin = fftSamples / 2;
    for (int band = 0; band < bands; band++) {
      int from = (int) Math.ceil(edgesHz[band] / hzPerBin);
      int to = Math.min(lastBin, (int) Math.floor(edgesHz[band + 2] / hzPerBin));
      firstBin[band] = from;
      weights[band] = new double[Math.max(0, to - from + 1)];
      for (int k = from; k <= to; k++) {
        weights[band][k - from] =
            weight(k * hzPerBin, edgesHz[band], edgesHz[band + 1], edgesHz[band + 2]);
      }
    }
  }

  /** Hertz to Slaney mel. */
  public static double hzToMel(double hz) {
    return hz < BREAK_HZ ? hz / LINEAR_HZ_PER_MEL : BREAK_MEL + Math.log(hz / BREAK_HZ) / LOG_STEP;
  }

  /** Slaney mel to hertz. */
  public static double melToHz(double mel) {
    return mel < BREAK_MEL
        ? mel * LINEAR_HZ_PER_MEL
        : BREAK_HZ * Math.exp(LOG_STEP * (mel - BREAK_MEL));
  }

  /** Number of bands. */
  public int bands() {
    return weights.length;
  }

  /**
   * Sums a spectrum into bands.
   *
   * @param power one value a bin
   * @param bands receives one value a band; a band narrower than a bin may be 0
   */
  public void apply(double[] power, double[] bands) {
    for (int band = 0; band < weights.length; band++) {
      double[] row = weights[band];
      int from = firstBin[band];
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum += row[i] * power[from + i];
      }
      bands[band] = sum;
    }
  }

  private static double[] edgesHz(int bands, double lowHz, double highHz) {
    double lowMel = hzToMel(lowHz);
    double stepMel = (hzToMel(highHz) - lowMel) / (bands + 1);
    double[] edges = new double[bands + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = melToHz(lowMel + i * stepMel);
    }
    return edges;
  }

  private static double weight(double hz, double low, double centre, double high) {
    double rising = (hz - low) / (centre - low);
    double falling = (high - hz) / (high - centre);
    return Math.max(0, Math.min(rising, falling)) * 2 / (high - low);
  }
}
