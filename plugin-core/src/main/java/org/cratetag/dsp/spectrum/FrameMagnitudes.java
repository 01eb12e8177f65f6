package org.cratetag.dsp.spectrum;

/**
 * Magnitude spectra of consecutive frames of {@value #FRAME_SAMPLES} samples (50 ms at 22,050 Hz)
 * without a window, several frames at once. Even and odd samples of a frame are the real and
 * imaginary parts of one complex transform of half the length, from which the real one follows (W.
 * H. Press et al., Numerical Recipes, section 12.3). Holds working memory: one per thread.
 */
public final class FrameMagnitudes {
  /** Length of a frame. */
  public static final int FRAME_SAMPLES = 1102;

  /** Bins from 0 Hz to just below half the sample rate. */
  public static final int BINS = FRAME_SAMPLES / 2;

  /** Frames transformed together. */
  public static final int BATCH = 8;

  private static final PrimeFactorDft DFT = new PrimeFactorDft(19, 29, BATCH);
  private static final int[] INPUT_ROW = new int[BINS];
  private static final int[] INPUT_COLUMN = new int[BINS];
  private static final int[] OUTPUT_ROW = new int[BINS];
  private static final int[] OUTPUT_COLUMN = new int[BINS];
  private static final double[] TWIDDLE_COSINE = new double[BINS];
  private static final double[] TWIDDLE_SINE = new double[BINS];

  static {
    for (int k = 0; k < BINS; k++) {
      INPUT_ROW[k] = DFT.inputRow(k);
      INPUT_COLUMN[k] = DFT.inputColumn(k);
      OUTPUT_ROW[k] = DFT.outputRow(k);
      OUTPUT_COLUMN[k] = DFT.outputColumn(k);
      TWIDDLE_COSINE[k] = Math.cos(2 * Math.PI * k / FRAME_SAMPLES);
      TWIDDLE_SINE[k] = Math.sin(2 * Math.PI * k / FRAME_SAMPLES);
    }
  }

  private final PrimeFactorDft.Buffers buffers = DFT.buffers();

  /**
   * Transforms {@link #BATCH} frames.
   *
   * @param samples {@code [BATCH][FRAME_SAMPLES]}
   * @param magnitudes receives {@code |X[k]| / BINS}, {@code [BATCH][BINS]}
   */
  public void transform(double[][] samples, double[][] magnitudes) {
    int imaginary = DFT.inputImaginaryOffset();
    for (int frame = 0; frame < BATCH; frame++) {
      double[] x = samples[frame];
      // Without its constant part, digital silence behind an offset leaves no rounding noise, which
      // the logarithms of the cepstrum would see. Put back into bin 0 below.
      double constant = x[0];
      for (int n = 0; n < BINS; n++) {
        double[] row = buffers.input[INPUT_ROW[n]];
        int at = INPUT_COLUMN[n] + frame;
        row[at] = x[2 * n] - constant;
        row[at + imaginary] = x[2 * n + 1] - constant;
      }
    }
    DFT.transform(buffers);
    for (int frame = 0; frame < BATCH; frame++) {
      magnitudes(buffers.output, frame, samples[frame][0], magnitudes[frame]);
    }
  }

  /** {@code X[k] = E[k] + w^k O[k]}, and {@code |X[BINS - k]| = |E[k] - w^k O[k]|}. */
  private static void magnitudes(double[][] z, int frame, double constant, double[] magnitudes) {
    int imaginary = DFT.outputImaginaryOffset();
    double[] zero = z[OUTPUT_ROW[0]];
    int zeroAt = OUTPUT_COLUMN[0] + frame;
    double sum = zero[zeroAt] + zero[zeroAt + imaginary] + constant * FRAME_SAMPLES;
    magnitudes[0] = Math.abs(sum) / BINS;
    for (int k = 1; k <= BINS / 2; k++) {
      double[] row = z[OUTPUT_ROW[k]];
      int at = OUTPUT_COLUMN[k] + frame;
      double[] mirroredRow = z[OUTPUT_ROW[BINS - k]];
      int mirroredAt = OUTPUT_COLUMN[BINS - k] + frame;
      double evenRe = row[at] + mirroredRow[mirroredAt];
      double evenIm = row[at + imaginary] - mirroredRow[mirroredAt + imaginary];
      double oddRe = row[at + imaginary] + mirroredRow[mirroredAt + imaginary];
      double oddIm = mirroredRow[mirroredAt] - row[at];
      double turnedRe = oddRe * TWIDDLE_COSINE[k] + oddIm * TWIDDLE_SINE[k];
      double turnedIm = oddIm * TWIDDLE_COSINE[k] - oddRe * TWIDDLE_SINE[k];
      magnitudes[k] = length(evenRe + turnedRe, evenIm + turnedIm) / (2 * BINS);
      magnitudes[BINS - k] = length(evenRe - turnedRe, evenIm - turnedIm) / (2 * BINS);
    }
  }

  private static double length(double re, double im) {
    return Math.sqrt(re * re + im * im);
  }
}
