package org.cratetag.dsp.timbre;

import java.util.function.DoubleUnaryOperator;
import org.cratetag.dsp.spectrum.Sums;

/**
 * Triangular bands, equally wide on a {@link MelScale}. By default that is Slaney's, and each band
 * has unit area over frequency in Hz (height {@code 2 / (high - low)}), so white noise gives equal
 * values: the bands that librosa makes ({@code htk=False, norm='slaney'}). Immutable; may be shared
 * by threads.
 */
public final class MelBands {
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
    this(bands, fftSamples, sampleRateHz, lowHz, highHz, MelScale.SLANEY, true);
  }

  /**
   * Bands on a scale of choice.
   *
   * @param unitArea whether each band has unit area over frequency in Hz; otherwise height 1
   */
  public MelBands(
      int bands,
      int fftSamples,
      int sampleRateHz,
      double lowHz,
      double highHz,
      MelScale scale,
      boolean unitArea) {
    this(
        bands,
        fftSamples,
        sampleRateHz,
        lowHz,
        highHz,
        scale,
        unitArea,
        DoubleUnaryOperator.identity());
  }

  /**
   * Bands of height 1 whose slopes are straight over mel, not over frequency: those that TensorFlow
   * makes ({@code linear_to_mel_weight_matrix}), on the scale {@link MelScale#HTK}.
   */
  public static MelBands straightInMel(
      int bands, int fftSamples, int sampleRateHz, double lowHz, double highHz, MelScale scale) {
    return new MelBands(bands, fftSamples, sampleRateHz, lowHz, highHz, scale, false, scale::toMel);
  }

  /**
   * Bands of any kind.
   *
   * @param axis over which the slopes are straight, of hertz
   */
  private MelBands(
      int bands,
      int fftSamples,
      int sampleRateHz,
      double lowHz,
      double highHz,
      MelScale scale,
      boolean unitArea,
      DoubleUnaryOperator axis) {
    if (bands <= 0 || lowHz < 0 || highHz <= lowHz || highHz > sampleRateHz / 2.0) {
      throw new IllegalArgumentException(
          bands + " bands from " + lowHz + " to " + highHz + " Hz at " + sampleRateHz + " Hz");
    }
    double[] edgesHz = edgesHz(bands, lowHz, highHz, scale);
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
        double height = unitArea ? 2 / (edgesHz[band + 2] - edgesHz[band]) : 1;
        weights[band][k - from] =
            height
                * weight(
                    axis.applyAsDouble(k * hzPerBin),
                    axis.applyAsDouble(edgesHz[band]),
                    axis.applyAsDouble(edgesHz[band + 1]),
                    axis.applyAsDouble(edgesHz[band + 2]));
      }
    }
  }

  /** Hertz to Slaney mel. */
  public static double hzToMel(double hz) {
    return MelScale.SLANEY.toMel(hz);
  }

  /** Slaney mel to hertz. */
  public static double melToHz(double mel) {
    return MelScale.SLANEY.toHz(mel);
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
      bands[band] = Sums.ofProducts(weights[band], power, firstBin[band]);
    }
  }

  private static double[] edgesHz(int bands, double lowHz, double highHz, MelScale scale) {
    double lowMel = scale.toMel(lowHz);
    double stepMel = (scale.toMel(highHz) - lowMel) / (bands + 1);
    double[] edges = new double[bands + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = scale.toHz(lowMel + i * stepMel);
    }
    return edges;
  }

  private static double weight(double at, double low, double centre, double high) {
    double rising = (at - low) / (centre - low);
    double falling = (high - at) / (high - centre);
    return Math.max(0, Math.min(rising, falling));
  }
}
