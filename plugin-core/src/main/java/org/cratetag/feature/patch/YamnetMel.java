package org.cratetag.feature.patch;

import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.CentredStft;
import org.cratetag.dsp.spectrum.Resampler;
import org.cratetag.dsp.spectrum.Window;
import org.cratetag.dsp.timbre.MelBands;
import org.cratetag.dsp.timbre.MelScale;
import org.cratetag.feature.FrontEnds;

/**
 * The front-end {@code yamnet-mel/1}: patches of the spectrogram that YAMNet and VGGish take,
 * {@code [patches][frames][64 bands]}, time forward, the lowest band first; of 96 frames, just
 * under a second, or as the parameter {@code frames} says.
 *
 * <p>A value is {@code ln(x + 0.001)} of the sum {@code x} of magnitudes in a band: 16 kHz, a
 * periodic Hann window of 400 samples in a transform of 512, frame {@code t} beginning with sample
 * {@code 160 t} and lying within the signal, bands from 125 to 7500 Hz, equally wide in mel as the
 * HTK book has it, height 1, straight in mel: M. Plakal and D. Ellis, YAMNet (2019), {@code
 * features.py}; S. Hershey et al., "CNN architectures for large-scale audio classification", ICASSP
 * 2017. The parameter {@code offset} is what is added, 0.01 in VGGish.
 *
 * <p>With {@code offset=0.01} and {@code window=symmetric} the values are those of Essentia 2.1's
 * {@code TensorflowInputVGGish}, which feeds YAMNet there, too.
 *
 * <p>The patches, 24 at most or as the parameter {@code patches} says, lie as those of {@link
 * MusicnnMel}. Every value is finite. Safe for use by several threads.
 */
public final class YamnetMel implements FeatureExtractor {
  /** The front-end's name and version. */
  public static final String ID = FrontEnds.YAMNET_MEL;

  /** Frames of a patch where nothing else is said. */
  public static final int FRAMES = FrontEnds.YamnetPatches.FRAMES;

  /** Mel bands. */
  public static final int BANDS = 64;

  private static final int FRAME_SAMPLES = 400;
  private static final int HOP_SAMPLES = 160;
  private static final MelSpectrogram.Analyses STFT =
      new MelSpectrogram.Analyses(
          stft(Window.hann(FRAME_SAMPLES)), stft(Window.symmetricHann(FRAME_SAMPLES)));
  private static final MelBands MEL =
      MelBands.straightInMel(
          BANDS, MelSpectrogram.FFT_SAMPLES, MelSpectrogram.RATE_HZ, 125, 7500, MelScale.HTK);

  private static CentredStft stft(double[] window) {
    return new CentredStft(Window.centred(window, MelSpectrogram.FFT_SAMPLES), HOP_SAMPLES);
  }

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.id().equals(ID) && FrontEnds.findTrouble(frontEnd).isEmpty();
  }

  /**
   * Computes the patches.
   *
   * @throws TrackException when the audio is shorter than a frame, holds samples that are not
   *     finite, or strays from its mean by no more than -80 dB of full scale
   * @throws IllegalArgumentException for a front-end that is not supported: a slip of the caller
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    FrontEnds.YamnetPatches wanted = FrontEnds.YamnetPatches.of(frontEnd);
    CentredStft stft = STFT.with(wanted.window());
    Resampler signal = MelSpectrogram.signal(pcm);
    MelSpectrogram spectrogram =
        new MelSpectrogram(
            stft,
            FRAME_SAMPLES / 2,
            MEL,
            MelSpectrogram.Of.MAGNITUDE,
            sum -> Math.log(sum + wanted.offset()));
    int frames = 1 + (signal.length() - FRAME_SAMPLES) / HOP_SAMPLES;
    return spectrogram.patches(signal, frames, wanted.frames(), wanted.patches());
  }
}
