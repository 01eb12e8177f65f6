package org.cratetag.feature;

import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.rhythm.SpectralFlux;
import org.cratetag.dsp.rhythm.TempogramTempo;
import org.cratetag.dsp.spectrum.HarmonicPercussive;
import org.cratetag.dsp.timbre.ChromaBands;
import org.cratetag.dsp.timbre.CosineTransform;
import org.cratetag.dsp.timbre.FrameShape;

/**
 * The front-end {@code librosa-stats/1}: {@value #SIZE} statistics of a clip, those of the
 * published table of GTZAN features in its order, as librosa 0.11 computes them with its defaults
 * at 22,050 Hz. It has no parameters.
 *
 * <table>
 * <caption>The values in order; each pair is mean and variance</caption>
 * <tr><td>0</td><td>length in samples</td></tr>
 * <tr><td>1, 2</td><td>chroma, each frame's largest being 1</td></tr>
 * <tr><td>3, 4</td><td>root mean square</td></tr>
 * <tr><td>5, 6</td><td>spectral centroid in Hz</td></tr>
 * <tr><td>7, 8</td><td>spectral bandwidth in Hz</td></tr>
 * <tr><td>9, 10</td><td>roll-off in Hz</td></tr>
 * <tr><td>11, 12</td><td>zero crossing rate</td></tr>
 * <tr><td>13, 14</td><td>samples of the harmonic part</td></tr>
 * <tr><td>15, 16</td><td>samples of the percussive part</td></tr>
 * <tr><td>17</td><td>tempo in BPM; 0 when nothing begins</td></tr>
 * <tr><td>18..57</td><td>cepstral coefficients 1 to 20</td></tr>
 * </table>
 *
 * Every value is finite. Safe for use by several threads.
 */
public final class LibrosaStats implements FeatureExtractor {
  /** The front-end's name and version. */
  public static final String ID = "librosa-stats/1";

  /** Number of values. */
  public static final int SIZE = 58;

  /** Where the tempo is. */
  public static final int TEMPO_BPM = 17;

  private static final int COEFFICIENTS = 20;

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.equals(FrontEnd.of(ID));
  }

  /**
   * Computes the {@value #SIZE} values, shape {@code [58]}.
   *
   * @throws TrackException when the audio is shorter than a frame, holds samples that are not
   *     finite, or strays from its mean by no more than -80 dB of full scale
   * @throws IllegalArgumentException for another front-end: a slip of the caller
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    if (!supports(frontEnd)) {
      throw new IllegalArgumentException("expected " + ID + ", found " + frontEnd.key());
    }
    LibrosaSpectra spectra = LibrosaSpectra.of(pcm);
    float[] samples = spectra.samples();
    double[][] levels = spectra.melLevels();
    float[] values = new float[SIZE];
    values[0] = samples.length;
    double[][] chroma = spectra.chroma();
    for (double[] frame : chroma) {
      ChromaBands.scaleToLargest(frame);
    }
    write(values, 1, Moments.of(chroma));
    writeShapes(values, spectra);
    double[] harmonic = HarmonicPercussive.harmonic(samples, spectra.stft());
    double[] percussive = new double[harmonic.length];
    for (int n = 0; n < harmonic.length; n++) {
      percussive[n] = samples[n] - harmonic[n];
    }
    write(values, 13, Moments.of(harmonic));
    write(values, 15, Moments.of(percussive));
    double[] strength = SpectralFlux.strength(levels, SpectralFlux.Joined.MEDIAN);
    values[TEMPO_BPM] = (float) TempogramTempo.bpm(strength);
    writeCepstrum(values, levels);
    return new FeatureTensor(values, SIZE);
  }

  private static void writeShapes(float[] values, LibrosaSpectra spectra) {
    double[][] curves =
        FrameShape.curves(
            spectra.samples(), spectra.stft(), LibrosaSpectra.FFT_SAMPLES, LibrosaSpectra.RATE_HZ);
    for (int i = 0; i < curves.length; i++) {
      write(values, 3 + 2 * i, Moments.of(curves[i]));
    }
  }

  private static void writeCepstrum(float[] values, double[][] levels) {
    CosineTransform transform = new CosineTransform(COEFFICIENTS, levels[0].length);
    double[][] curves = new double[COEFFICIENTS][levels.length];
    double[] cepstrum = new double[COEFFICIENTS];
    for (int t = 0; t < levels.length; t++) {
      transform.apply(levels[t], cepstrum);
      for (int c = 0; c < COEFFICIENTS; c++) {
        curves[c][t] = cepstrum[c];
      }
    }
    for (int c = 0; c < COEFFICIENTS; c++) {
      write(values, 18 + 2 * c, Moments.of(curves[c]));
    }
  }

  private static void write(float[] values, int at, Moments moments) {
    values[at] = (float) moments.mean();
    values[at + 1] = (float) moments.variance();
  }

  /** Mean and population variance. */
  private record Moments(double mean, double variance) {
    static Moments of(double[]... rows) {
      double sum = 0;
      long count = 0;
      for (double[] row : rows) {
        for (double value : row) {
          sum += value;
        }
        count += row.length;
      }
      double mean = sum / count;
      double squares = 0;
      for (double[] row : rows) {
        for (double value : row) {
          squares += (value - mean) * (value - mean);
        }
      }
      return new Moments(mean, squares / count);
    }
  }
}
