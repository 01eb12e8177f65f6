package org.cratetag.dsp.timbre;

import java.util.Arrays;
import org.cratetag.dsp.spectrum.FrameMagnitudes;
import org.cratetag.dsp.spectrum.SignalLevel;

/**
 * The 34 short-term features of pyAudioAnalysis 0.3.14 (T. Giannakopoulos, "pyAudioAnalysis: an
 * open-source Python library for audio signal analysis", PLoS ONE 10(12), 2015), {@code
 * [features][frames]}, with the particulars of that implementation, on which published data sets
 * rest. Frames are 50 ms long without overlap: 1102 samples, as 1102.5 is rounded to even. A rest
 * shorter than a frame is left out.
 *
 * <p>The mean of the whole signal is removed first and the result divided by its largest magnitude
 * plus 1e-10, so gain and offset do not matter. Spectra are magnitudes of the frame without a
 * window, bins 0 to 550, divided by 551.
 *
 * <table>
 * <caption>The features in order</caption>
 * <tr><td>0</td><td>zero crossing rate</td></tr>
 * <tr><td>1</td><td>energy</td></tr>
 * <tr><td>2</td><td>entropy of energy</td></tr>
 * <tr><td>3, 4</td><td>spectral centroid and spread, as part of half the sample rate</td></tr>
 * <tr><td>5</td><td>spectral entropy</td></tr>
 * <tr><td>6</td><td>spectral flux</td></tr>
 * <tr><td>7</td><td>spectral roll-off at 0.9 of the energy, as part of half the sample rate</td></tr>
 * <tr><td>8..20</td><td>MFCC 1 to 13</td></tr>
 * <tr><td>21..32</td><td>chroma, A to G sharp</td></tr>
 * <tr><td>33</td><td>standard deviation of the chroma</td></tr>
 * </table>
 */
public final class ShortTermFeatures {
  /** Number of features a frame. */
  public static final int COUNT = 34;

  /** The one sample rate for which the features are defined here. */
  public static final int SAMPLE_RATE_HZ = 22_050;

  /** Length of a frame and distance from one to the next. */
  public static final int FRAME_SAMPLES = FrameMagnitudes.FRAME_SAMPLES;

  /** The frame length that beat extraction reckons with. */
  public static final double FRAME_SECONDS = 0.05;

  private static final double PEAK_OFFSET = 1e-10;

  private final double[][] rows;

  private ShortTermFeatures(double[][] rows) {
    this.rows = rows;
  }

  /**
   * Analyses a signal of {@value #SAMPLE_RATE_HZ} Hz. Silence gives the values of an all-zero
   * signal; samples that are NaN or infinite make every feature meaningless.
   */
  public static ShortTermFeatures of(float[] samples) {
    return of(samples, SignalLevel.of(samples));
  }

  /** Like {@link #of(float[])}, for a signal whose level is known. */
  public static ShortTermFeatures of(float[] samples, SignalLevel level) {
    int frames = samples.length / FRAME_SAMPLES;
    double scale = 1 / (level.peak() + PEAK_OFFSET);
    double[][] rows = new double[COUNT][frames];
    Frames work = new Frames();
    for (int start = 0; start < frames; start += FrameMagnitudes.BATCH) {
      int count = Math.min(FrameMagnitudes.BATCH, frames - start);
      for (int i = 0; i < count; i++) {
        normalise(samples, (start + i) * FRAME_SAMPLES, level.mean(), scale, work.samples[i]);
      }
      for (int i = count; i < FrameMagnitudes.BATCH; i++) {
        Arrays.fill(work.samples[i], 0);
      }
      work.analyse(rows, start, count);
    }
    return new ShortTermFeatures(rows);
  }

  /** Number of frames. */
  public int frames() {
    return rows[0].length;
  }

  /** One feature over time. Read only by agreement. */
  public double[] feature(int index) {
    return rows[index];
  }

  private static void normalise(
      float[] samples, int start, double mean, double scale, double[] frame) {
    for (int n = 0; n < frame.length; n++) {
      frame[n] = (samples[start + n] - mean) * scale;
    }
  }

  /** Working memory of one analysis. */
  private static final class Frames {
    private final double[][] samples = new double[FrameMagnitudes.BATCH][FRAME_SAMPLES];
    private final double[][] magnitudes = new double[FrameMagnitudes.BATCH][FrameMagnitudes.BINS];
    private final double[] previous = new double[FrameMagnitudes.BINS];
    private final FrameMagnitudes spectrum = new FrameMagnitudes();
    private final double[] values = new double[COUNT];

    void analyse(double[][] rows, int start, int count) {
      spectrum.transform(samples, magnitudes);
      for (int i = 0; i < count; i++) {
        double[] before = i > 0 ? magnitudes[i - 1] : start > 0 ? previous : magnitudes[0];
        TemporalShape.write(samples[i], values);
        SpectralShape.write(magnitudes[i], before, values);
        FrameCepstrum.write(magnitudes[i], values);
        FrameChroma.write(magnitudes[i], values);
        for (int feature = 0; feature < COUNT; feature++) {
          rows[feature][start + i] = values[feature];
        }
      }
      System.arraycopy(magnitudes[count - 1], 0, previous, 0, previous.length);
    }
  }
}
