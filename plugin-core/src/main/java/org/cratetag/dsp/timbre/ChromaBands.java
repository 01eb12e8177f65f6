package org.cratetag.dsp.timbre;

import java.util.Arrays;

/**
 * Twelve pitch classes from C, each a bell over every octave's bin around its pitch, weighted by
 * octave around C5: the bands of D. Ellis, "Chroma feature analysis and synthesis" (2007), as
 * librosa 0.11's {@code filters.chroma} makes them by default. Immutable; may be shared by threads.
 */
public final class ChromaBands {
  /** Number of pitch classes. */
  public static final int CLASSES = 12;

  private static final double CENTRE_OCTAVE = 5;
  private static final double OCTAVE_WIDTH = 2;

  /** From A, where octaves are counted, down to C. */
  private static final int C_FROM_A = 3;

  private final double[][] weights;

  /**
   * Bands over a power spectrum.
   *
   * @param fftSamples length of the transform
   * @param tuning of the music against A = 440 Hz, in semitones
   */
  public ChromaBands(int fftSamples, int sampleRateHz, double tuning) {
    int bins = fftSamples / 2 + 1;
    double[] pitches = pitches(fftSamples, sampleRateHz, tuning);
    weights = new double[bins][CLASSES];
    for (int k = 0; k < bins; k++) {
      double width = Math.max(pitches[k + 1] - pitches[k], 1);
      double squares = 0;
      double[] bells = new double[CLASSES];
      for (int c = 0; c < CLASSES; c++) {
        double distance = pitches[k] - c + CLASSES / 2.0;
        distance -= CLASSES * Math.floor(distance / CLASSES);
        double share = 2 * (distance - CLASSES / 2.0) / width;
        bells[c] = Math.exp(-0.5 * share * share);
        squares += bells[c] * bells[c];
      }
      double octave = (pitches[k] / CLASSES - CENTRE_OCTAVE) / OCTAVE_WIDTH;
      double weight = Math.exp(-0.5 * octave * octave) / Math.sqrt(squares);
      for (int c = 0; c < CLASSES; c++) {
        weights[k][c] = weight * bells[(c + C_FROM_A) % CLASSES];
      }
    }
  }

  /**
   * Sums a spectrum into pitch classes.
   *
   * @param power one value a bin
   * @param chroma receives {@value #CLASSES} values, C first
   */
  public void apply(double[] power, double[] chroma) {
    Arrays.fill(chroma, 0);
    for (int k = 0; k < weights.length; k++) {
      double[] row = weights[k];
      for (int c = 0; c < CLASSES; c++) {
        chroma[c] += row[c] * power[k];
      }
    }
  }

  /** Divides by the largest value, where there is one above 0. */
  public static void scaleToLargest(double[] chroma) {
    double largest = 0;
    for (double value : chroma) {
      largest = Math.max(largest, value);
    }
    for (int c = 0; c < chroma.length && largest > Double.MIN_NORMAL; c++) {
      chroma[c] /= largest;
    }
  }

  /** Semitones above A0 of 27.5 Hz of each bin; bin 0 lies an octave and a half below bin 1. */
  private static double[] pitches(int fftSamples, int sampleRateHz, double tuning) {
    double lowestHz = 27.5 * Math.pow(2, tuning / CLASSES);
    double[] pitches = new double[fftSamples / 2 + 2];
    for (int k = 1; k < pitches.length; k++) {
      double hz = (double) k * sampleRateHz / fftSamples;
      pitches[k] = CLASSES * Math.log(hz / lowestHz) / Math.log(2);
    }
    pitches[0] = pitches[1] - 1.5 * CLASSES;
    return pitches;
  }
}
