package org.cratetag.feature.patch;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.CentredStft;
import org.cratetag.dsp.spectrum.Resampler;
import org.cratetag.dsp.timbre.MelBands;
import org.cratetag.feature.FrontEnds;
import org.cratetag.feature.Sound;

/**
 * A spectrogram in mel bands, of which only the patches are computed that are asked for.
 *
 * @param stft whose frames it has
 * @param firstSample of the signal on which the first frame is centred
 * @param mel bands
 * @param of what of a frequency the bands sum
 * @param level of a band's sum
 */
record MelSpectrogram(
    CentredStft stft, int firstSample, MelBands mel, Of of, DoubleUnaryOperator level) {
  /** Samples a second of the signal. */
  static final int RATE_HZ = 16_000;

  /** Length of the Fourier transform. */
  static final int FFT_SAMPLES = 512;

  /** An analysis with each window. */
  record Analyses(CentredStft periodic, CentredStft symmetric) {
    CentredStft with(FrontEnds.Hann window) {
      return switch (window) {
        case PERIODIC -> periodic;
        case SYMMETRIC -> symmetric;
      };
    }
  }

  /**
   * A track's samples at {@value #RATE_HZ} Hz.
   *
   * @throws TrackException as {@link Sound#require}, when they are fewer than {@value #FFT_SAMPLES}
   */
  static Resampler signal(Pcm pcm) throws TrackException {
    Sound.require(pcm, (double) FFT_SAMPLES / RATE_HZ);
    return Resampler.of(pcm, RATE_HZ);
  }

  /** What of a frequency is summed. */
  enum Of {
    MAGNITUDE,
    POWER
  }

  /**
   * Patches that lie evenly over the signal, {@code [patches][length][bands]}. Where the frames are
   * too few for one, they are repeated until it is full.
   *
   * @param signal of {@link #signal}
   * @param frames that the signal has, at least 1
   * @param length of a patch, in frames
   * @param most how many there may be
   */
  FeatureTensor patches(Resampler signal, int frames, int length, int most) {
    int bands = mel.bands();
    int[] starts = PatchStarts.of(frames, length, most);
    float[] values = new float[starts.length * length * bands];
    for (int i = 0; i < starts.length; i++) {
      int at = i * length * bands;
      int filled = Math.min(length, frames);
      write(signal, starts[i], filled, values, at);
      for (int n = filled * bands; n < length * bands; n++) {
        values[at + n] = values[at + n - filled * bands];
      }
    }
    return new FeatureTensor(values, starts.length, length, bands);
  }

  /**
   * Frames of the spectrogram of the whole signal.
   *
   * @param first which frame
   * @param count how many
   */
  private void write(Resampler signal, int first, int count, float[] values, int at) {
    int hop = stft.hopSamples();
    int half = stft.bins() - 1;
    // As many frames before the first as reach into it: of them the signal's beginning is a part.
    int lead = (half + hop - 1) / hop;
    int from = (first - lead) * hop + firstSample;
    CentredStft.Frames part = stft.of(signal.part(from, (lead + count - 1) * hop + half));
    double[] spectrum = new double[stft.bins()];
    double[] sums = new double[mel.bands()];
    for (int t = 0; t < count; t++) {
      part.power(lead + t, spectrum);
      if (of == Of.MAGNITUDE) {
        Arrays.setAll(spectrum, bin -> Math.sqrt(spectrum[bin]));
      }
      mel.apply(spectrum, sums);
      for (int band = 0; band < sums.length; band++) {
        values[at + t * sums.length + band] = (float) level.applyAsDouble(sums[band]);
      }
    }
  }
}
