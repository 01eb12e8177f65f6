package org.cratetag.dsp.timbre;

import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.Stft;
import org.cratetag.dsp.spectrum.Window;

/**
 * Where the audio truly ends: a file may have been made from one of lower sample rate or by an
 * encoder that cut the treble, and then holds nothing up there but a noise floor. A heuristic of
 * our own, on the long-term power spectrum in bands of about 100 Hz:
 *
 * <ol>
 *   <li>The end is at most the highest band within {@value #RANGE_DB} dB of the strongest.
 *   <li>A cliff below it wins: the frequency at which the mean of the 500 Hz below exceeds all
 *       bands from 300 Hz above by most, if that is at least {@value #CLIFF_DB} dB. Natural spectra
 *       fall more gently, but for drones and basses that stand alone below {@value
 *       #LOWEST_CLIFF_HZ} Hz, where no sampling rate or encoder ends; nothing is looked for there.
 * </ol>
 *
 * Accurate to about 250 Hz behind a sharp filter, up to 1 kHz too high behind a resampler that lets
 * mirror images through. Gain does not matter. A lone sine ends at its own frequency. Immutable;
 * may be shared by threads.
 */
public final class Bandwidth {
  private static final int WINDOW_SAMPLES = 2048;
  private static final int MOST_FRAMES = 400;
  private static final double BAND_HZ = 100;
  private static final double RANGE_DB = 80;
  private static final double CLIFF_DB = 20;
  private static final int LOWEST_CLIFF_HZ = 2_500;
  private static final int BANDS_BELOW = 5;
  private static final int BANDS_OF_SLOPE = 3;

  private static final double[] WINDOW = Window.hann(WINDOW_SAMPLES);

  private Bandwidth() {}

  /**
   * The upper frequency limit in Hz, at most half the sample rate; 0 for silence and for audio
   * shorter than {@value #WINDOW_SAMPLES} samples.
   */
  public static double estimateHz(Pcm pcm) {
    double halfRateHz = pcm.sampleRateHz() / 2.0;
    double[] levelsDb = bandLevelsDb(pcm, (int) (halfRateHz / BAND_HZ));
    int top = highestAudible(levelsDb);
    if (top < 0) {
      return 0;
    }
    int cliff = cliff(levelsDb, top);
    return halfRateHz * (cliff >= 0 ? cliff : top + 1) / levelsDb.length;
  }

  private static double[] bandLevelsDb(Pcm pcm, int bands) {
    int spread = (pcm.length() - WINDOW_SAMPLES) / MOST_FRAMES;
    Stft stft = new Stft(WINDOW, Math.max(WINDOW_SAMPLES / 2, spread));
    double[] sums = new double[bands];
    stft.forEachBatch(
        pcm.samples(),
        (first, count, power) -> {
          for (int k = 0; k < power.length - 1; k++) {
            int band = k * bands / (power.length - 1);
            for (int t = 0; t < count; t++) {
              sums[band] += power[k][t];
            }
          }
        });
    for (int band = 0; band < bands; band++) {
      sums[band] = 10 * Math.log10(sums[band]);
    }
    return sums;
  }

  private static int highestAudible(double[] levelsDb) {
    double strongest = Double.NEGATIVE_INFINITY;
    for (double level : levelsDb) {
      strongest = Math.max(strongest, level);
    }
    int band = strongest > Double.NEGATIVE_INFINITY ? levelsDb.length - 1 : -1;
    while (band >= 0 && levelsDb[band] < strongest - RANGE_DB) {
      band--;
    }
    return band;
  }

  /** The band at whose lower edge the spectrum breaks off, or -1. */
  private static int cliff(double[] levelsDb, int top) {
    int best = -1;
    int lowest = Math.max(BANDS_BELOW, (int) (LOWEST_CLIFF_HZ / BAND_HZ));
    double bestDropDb = CLIFF_DB;
    double above = Double.NEGATIVE_INFINITY;
    for (int band = top - BANDS_OF_SLOPE + 1; band >= lowest; band--) {
      above = Math.max(above, levelsDb[band + BANDS_OF_SLOPE - 1]);
      double below = 0;
      for (int i = 1; i <= BANDS_BELOW; i++) {
        below += levelsDb[band - i] / BANDS_BELOW;
      }
      if (below - above > bestDropDb) {
        bestDropDb = below - above;
        best = band;
      }
    }
    return best;
  }
}
