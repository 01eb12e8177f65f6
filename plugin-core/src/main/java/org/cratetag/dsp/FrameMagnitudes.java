package org.cratetag.dsp;

/**
 * Magnitude spectra of consecutive frames of {@value #FRAME_SAMPLES} samples (50 ms at 22,050 Hz)
 * without a window, several frames at once. Even and odd samples of a frame are the real and
 * imaginary parts of one complex transform of half the length, from which the real one follows (W.
 * H. Press et al., Numerical Recipes, section 12.3). Holds working memory: one per thread.
 */
final class FrameMagnitudes {
  /** Length of a frame. */
  static final int FRAME_SAMPLES = 1102;

  /** Bins from 0 Hz to just below half the sample rate. */
  static final int BINS = FRAME_SAMPLES / 2;

  /** Frames transformed together. */
  static final int BATCH = 8;

  private static final PrimeFactorDft DFT = new PrimeFactorDft(19, 29, BATCH);
  private static final int[] INPUT = new int[BINS];
  private static final int[] OUTPUT = new int[BINS];
  private static final double[] TWIDDLE_COSINE = new double[BINS];
  private static final double[] TWIDDLE_SINE = new double[BINS];

  static {
    for (int k = 0; k < BINS; k++) {
      INPUT[k] = DFT.inputIndex(k);
      OUTPUT[k] = DFT.outputIndex(k);
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
  void transform(double[][] samples, double[][] magnitudes) {
    double[] input = buffers.input;
    int imaginary = DFT.inputImaginaryOffset();
    for (int frame = 0; frame < BATCH; frame++) {
      double[] x = samples[frame];
      for (int n = 0; n < BINS; n++) {
        int at = INPUT[n] + frame;
        input[at] = x[2 * n];
        input[at + imaginary] = x[2 * n + 1];
      }
    }
    DFT.transform(buffers);
    for (int frame = 0; frame < BATCH; frame++) {
      magnitudes(buffers.output, frame, magnitudes[frame]);
    }
  }

  /** {@code X[k] = E[k] + w^k O[k]}, and {@code |X[BINS - k]| = |E[k] - w^k O[k]|}. */
  private static void magnitudes(double[] z, int frame, double[] magnitudes) {
    int imaginary = DFT.outputImaginaryOffset();
    magnitudes[0] = Math.abs(z[OUTPUT[0] + frame] + z[OUTPUT[0] + frame + imaginary]) / BINS;
    for (int k = 1; k <= BINS / 2; k++) {
      int at = OUTPUT[k] + frame;
      int mirrored = OUTPUT[BINS - k] + frame;
      double evenRe = z[at] + z[mirrored];
      double evenIm = z[at + imaginary] - z[mirrored + imaginary];
      double oddRe = z[at + imaginary] + z[mirrored + imaginary];
      double oddIm = z[mirrored] - z[at];
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
