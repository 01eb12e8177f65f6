package org.cratetag.dsp.timbre;

import org.cratetag.dsp.spectrum.RealFft;
import org.cratetag.dsp.spectrum.Window;

/**
 * How strongly a curve of {@value #LENGTH} values sways at each rate: the spectrum of the curve
 * without its mean, under a Hann window, in {@value #BANDS} bands that widen with the rate. Of
 * cepstral coefficients it tells rhythm and articulation: J. H. McKinney, J. Breebaart, "Features
 * for Audio and Music Classification", ISMIR 2003. Immutable; may be shared by threads.
 */
public final class ModulationSpectrum {
  /** Number of values of a curve. */
  public static final int LENGTH = 64;

  /** Number of bands. */
  public static final int BANDS = 7;

  /** First bin of each band, and the end of the last; in cycles per curve. */
  private static final int[] EDGES = {1, 2, 4, 7, 11, 16, 23, 33};

  private final RealFft transform = new RealFft(LENGTH);
  private final double[] window = Window.hann(LENGTH);

  /**
   * Root mean square over each band's bins of {@code |X[k]| / LENGTH}; 0 for a constant curve.
   *
   * @param curve {@value #LENGTH} values; not changed
   * @param bands receives {@value #BANDS} values, the slowest first
   */
  public void apply(double[] curve, double[] bands) {
    if (curve.length != LENGTH) {
      throw new IllegalArgumentException("expected " + LENGTH + " values, found " + curve.length);
    }
    double mean = 0;
    for (double value : curve) {
      mean += value / LENGTH;
    }
    double[] samples = new double[LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      samples[n] = window[n] * (curve[n] - mean);
    }
    double[] power = new double[transform.bins()];
    transform.power(samples, power);
    for (int band = 0; band < BANDS; band++) {
      double sum = 0;
      for (int k = EDGES[band]; k < EDGES[band + 1]; k++) {
        sum += power[k];
      }
      bands[band] = Math.sqrt(sum / (EDGES[band + 1] - EDGES[band])) / LENGTH;
    }
  }
}
