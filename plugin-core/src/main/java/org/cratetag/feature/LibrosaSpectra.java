package org.cratetag.feature;

import org.cratetag.api.TrackException;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.CentredStft;
import org.cratetag.dsp.timbre.ChromaBands;
import org.cratetag.dsp.timbre.MelBands;
import org.cratetag.dsp.timbre.MelLevels;
import org.cratetag.dsp.timbre.Tuning;

/** What several front-ends take from a signal at librosa's defaults: 22,050 Hz, 2048/512, Hann. */
final class LibrosaSpectra {
  static final int RATE_HZ = 22_050;
  static final int FFT_SAMPLES = 2048;
  static final int HOP_SAMPLES = 512;
  private static final int BANDS = 128;
  private static final CentredStft STFT = new CentredStft(FFT_SAMPLES, HOP_SAMPLES);
  private static final MelBands MEL = new MelBands(BANDS, FFT_SAMPLES, RATE_HZ, 0, RATE_HZ / 2.0);

  private final float[] samples;
  private double[][] chroma;

  private LibrosaSpectra(float[] samples) {
    this.samples = samples;
  }

  /**
   * Of a clip.
   *
   * @throws TrackException when the audio is shorter than a frame, holds samples that are not
   *     finite, or is silent
   */
  static LibrosaSpectra of(Pcm pcm) throws TrackException {
    return new LibrosaSpectra(Sound.at(RATE_HZ, pcm, (double) FFT_SAMPLES / RATE_HZ));
  }

  float[] samples() {
    return samples;
  }

  CentredStft stft() {
    return STFT;
  }

  CentredStft.Frames frames() {
    return STFT.of(samples);
  }

  /** See {@link MelLevels}, {@code [frames][bands]}. */
  double[][] melLevels() {
    return MelLevels.of(frames(), MEL, STFT.bins());
  }

  /** Pitch classes of each frame's power, tuned to the clip, not scaled, {@code [frames][12]}. */
  double[][] chroma() {
    if (chroma == null) {
      CentredStft.Frames frames = frames();
      double[] power = new double[STFT.bins()];
      Tuning tuning = new Tuning(FFT_SAMPLES, RATE_HZ);
      for (int t = 0; t < frames.count(); t++) {
        frames.power(t, power);
        tuning.add(power);
      }
      ChromaBands bands = new ChromaBands(FFT_SAMPLES, RATE_HZ, tuning.semitones());
      chroma = new double[frames.count()][ChromaBands.CLASSES];
      for (int t = 0; t < chroma.length; t++) {
        frames.power(t, power);
        bands.apply(power, chroma[t]);
      }
    }
    return chroma;
  }
}
