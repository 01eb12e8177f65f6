package org.cratetag.dsp.timbre;

import org.cratetag.dsp.spectrum.FrameMagnitudes;

/**
 * Thirteen mel-frequency cepstral coefficients of a frame (features 8 to 20): magnitudes (not
 * powers) summed in 40 triangles of unit area, base-10 logarithm, orthonormal DCT-II.
 *
 * <p>The triangles are those of M. Slaney's Auditory Toolbox (1998): 13 with corners 200/3 Hz apart
 * from 133.33 Hz, then 27 whose corners grow by 1.0711703. The implementation followed here takes
 * the 551 bins to span the whole sample rate instead of its half, so every triangle lies on half
 * the frequency it was designed for and the highest ends near 3.4 kHz. Kept: the data sets have it.
 */
final class FrameCepstrum {
  private static final int FIRST_FEATURE = 8;
  private static final int COEFFICIENTS = 13;
  private static final int LINEAR_BANDS = 13;
  private static final int LOG_BANDS = 27;
  private static final int BANDS = LINEAR_BANDS + LOG_BANDS;
  private static final double LOWEST_HZ = 133.33;
  private static final double LINEAR_STEP_HZ = 200.0 / 3;
  private static final double LOG_RATIO = 1.0711703;

  private static final int[] FIRST_BIN = new int[BANDS];
  private static final double[][] WEIGHTS = new double[BANDS][];
  private static final double[][] COSINES = cosines();

  static {
    double[] corners = cornersHz();
    double binsPerHz = (double) FrameMagnitudes.BINS / ShortTermFeatures.SAMPLE_RATE_HZ;
    for (int band = 0; band < BANDS; band++) {
      double low = corners[band];
      double centre = corners[band + 1];
      double high = corners[band + 2];
      double height = 2 / (high - low);
      FIRST_BIN[band] = (int) Math.floor(low * binsPerHz) + 1;
      int centreBin = (int) Math.floor(centre * binsPerHz);
      WEIGHTS[band] = new double[(int) Math.floor(high * binsPerHz) - FIRST_BIN[band] + 1];
      for (int i = 0; i < WEIGHTS[band].length; i++) {
        double hz = (FIRST_BIN[band] + i) / binsPerHz;
        WEIGHTS[band][i] =
            FIRST_BIN[band] + i <= centreBin
                ? height * (hz - low) / (centre - low)
                : height * (high - hz) / (high - centre);
      }
    }
  }

  private FrameCepstrum() {}

  static void write(double[] magnitudes, double[] features) {
    for (int c = 0; c < COEFFICIENTS; c++) {
      features[FIRST_FEATURE + c] = 0;
    }
    for (int band = 0; band < BANDS; band++) {
      double[] weights = WEIGHTS[band];
      int from = FIRST_BIN[band];
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * magnitudes[from + i];
      }
      double level = Math.log10(sum + Entropy.EPSILON);
      double[] cosines = COSINES[band];
      for (int c = 0; c < COEFFICIENTS; c++) {
        features[FIRST_FEATURE + c] += level * cosines[c];
      }
    }
  }

  private static double[] cornersHz() {
    double[] corners = new double[BANDS + 2];
    for (int i = 0; i < LINEAR_BANDS; i++) {
      corners[i] = LOWEST_HZ + i * LINEAR_STEP_HZ;
    }
    for (int i = LINEAR_BANDS; i < corners.length; i++) {
      corners[i] = corners[LINEAR_BANDS - 1] * Math.pow(LOG_RATIO, i - LINEAR_BANDS + 1);
    }
    return corners;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[BANDS][COEFFICIENTS];
    for (int band = 0; band < BANDS; band++) {
      for (int c = 0; c < COEFFICIENTS; c++) {
        double norm = Math.sqrt((c == 0 ? 1.0 : 2.0) / BANDS);
        cosines[band][c] = norm * Math.cos(Math.PI * c * (2 * band + 1) / (2.0 * BANDS));
      }
    }
    return cosines;
  }
}
