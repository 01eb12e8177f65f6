package org.cratetag.dsp.rhythm;

import java.util.Arrays;
import org.cratetag.dsp.spectrum.RealFft;
import org.cratetag.dsp.spectrum.Window;

/**
 * Tempo by the mean of local autocorrelations of onset strength over 8 s, under a log-normal prior
 * around 120 BPM one octave wide: P. Grosche, M. Müller, F. Kurth, "Cyclic tempogram", ICASSP 2010,
 * and D. Ellis, "Beat tracking by dynamic programming", JNMR 36 (2007), as librosa 0.11's {@code
 * feature.tempo} has it by default at 22,050 Hz and hops of 512 samples. The result is one of the
 * tempi {@code 60 * 22050 / (512 k)}.
 */
public final class TempogramTempo {
  private static final int WINDOW_FRAMES = 344;
  private static final double FRAME_RATE_HZ = 22_050.0 / 512;
  private static final double START_BPM = 120;
  private static final double MOST_BPM = 320;
  private static final double COMPRESSION = 1e6;

  /** Even, with small prime factors, and long enough for every lag. */
  private static final int FFT_LENGTH = 720;

  private TempogramTempo() {}

  /** Estimates; 0 when nothing begins. */
  public static double bpm(double[] onsetStrength) {
    if (Arrays.stream(onsetStrength).noneMatch(value -> value > 0)) {
      return 0;
    }
    double[] autocorrelation = meanAutocorrelation(padded(onsetStrength), onsetStrength.length);
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int lag = 1; lag < WINDOW_FRAMES; lag++) {
      double bpm = 60 * FRAME_RATE_HZ / lag;
      double octaves = Math.log(bpm / START_BPM) / Math.log(2);
      double score = Math.log1p(COMPRESSION * autocorrelation[lag]) - 0.5 * octaves * octaves;
      if (bpm < MOST_BPM && score > most) {
        most = score;
        best = lag;
      }
    }
    return 60 * FRAME_RATE_HZ / best;
  }

  /** Half a window of a line down to 0 on either side. */
  private static double[] padded(double[] strength) {
    int half = WINDOW_FRAMES / 2;
    double[] padded = new double[strength.length + 2 * half];
    System.arraycopy(strength, 0, padded, half, strength.length);
    for (int i = 0; i < half; i++) {
      padded[i] = strength[0] * i / half;
      padded[padded.length - 1 - i] = strength[strength.length - 1] * i / half;
    }
    return padded;
  }

  private static double[] meanAutocorrelation(double[] padded, int frames) {
    double[] window = Window.hann(WINDOW_FRAMES);
    RealFft fft = new RealFft(FFT_LENGTH);
    double[] work = new double[FFT_LENGTH];
    double[] mean = new double[WINDOW_FRAMES];
    for (int t = 0; t < frames; t++) {
      Arrays.fill(work, 0);
      for (int n = 0; n < WINDOW_FRAMES; n++) {
        work[n] = padded[t + n] * window[n];
      }
      autocorrelate(fft, work);
      double largest = 0;
      for (int lag = 0; lag < WINDOW_FRAMES; lag++) {
        largest = Math.max(largest, Math.abs(work[lag]));
      }
      double scale = largest < Double.MIN_NORMAL ? 1 : 1 / largest;
      for (int lag = 0; lag < WINDOW_FRAMES; lag++) {
        mean[lag] += work[lag] * scale / frames;
      }
    }
    return mean;
  }

  /** In place, by the theorem of Wiener and Khinchin. */
  private static void autocorrelate(RealFft fft, double[] work) {
    fft.forward(work);
    work[0] *= work[0];
    work[1] *= work[1];
    for (int k = 1; k < FFT_LENGTH / 2; k++) {
      double power = work[2 * k] * work[2 * k] + work[2 * k + 1] * work[2 * k + 1];
      work[2 * k] = power;
      work[2 * k + 1] = 0;
    }
    fft.inverse(work);
  }
}
