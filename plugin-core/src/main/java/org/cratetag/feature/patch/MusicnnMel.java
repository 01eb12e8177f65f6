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
import org.cratetag.feature.FrontEnds;

/**
 * The front-end {@code musicnn-mel/1}: patches of the spectrogram that MusiCNN takes, {@code
 * [patches][frames][96 bands]}, time forward, the lowest band first; of 187 frames, or as the
 * parameter {@code frames} says.
 *
 * <p>A value is {@code log10(1 + 10000 x)} of the mel sum {@code x} that librosa 0.11's {@code
 * melspectrogram(sr=16000, n_fft=512, hop_length=256, n_mels=96)} gives: power, periodic Hann
 * window, frames centred on multiples of the hop with zeros beyond the ends, Slaney's scale and
 * areas up to 8 kHz. J. Pons and X. Serra, "musicnn: pre-trained convolutional neural networks for
 * music audio tagging", ISMIR late-breaking 2019, package musicnn 0.1.0, {@code extractor.py}. That
 * rounds x to 16-bit floats, which moves a value by 0.0002 at most and is left out.
 *
 * <p>With the parameter {@code window=symmetric} the Hann window is symmetric, and the values are
 * those of Essentia 2.1's {@code TensorflowInputMusiCNN}, which feeds Discogs-EffNet too. With
 * {@code mean} and {@code deviation} a value is standardised: less the mean, by the deviation.
 *
 * <p>The patches, 12 at most or as the parameter {@code patches} says, do not overlap and lie
 * evenly over the audio. Audio shorter than a patch gives one, its frames repeated until it is
 * full, as in the training of MusiCNN ({@code repeat-pad}). Every value is finite. Safe for use by
 * several threads.
 */
public final class MusicnnMel implements FeatureExtractor {
  /** The front-end's name and version. */
  public static final String ID = FrontEnds.MUSICNN_MEL;

  /** Frames of a patch where nothing else is said, just under 3 s. */
  public static final int FRAMES = FrontEnds.MelPatches.FRAMES;

  /** Mel bands. */
  public static final int BANDS = 96;

  private static final int HOP_SAMPLES = 256;
  private static final double COMPRESSION = 10_000;
  private static final MelSpectrogram.Analyses STFT =
      new MelSpectrogram.Analyses(
          new CentredStft(MelSpectrogram.FFT_SAMPLES, HOP_SAMPLES),
          new CentredStft(Window.symmetricHann(MelSpectrogram.FFT_SAMPLES), HOP_SAMPLES));
  private static final MelBands MEL =
      new MelBands(
          BANDS,
          MelSpectrogram.FFT_SAMPLES,
          MelSpectrogram.RATE_HZ,
          0,
          MelSpectrogram.RATE_HZ / 2.0);

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
    FrontEnds.MelPatches wanted = FrontEnds.MelPatches.of(frontEnd);
    CentredStft stft = STFT.with(wanted.window());
    Resampler signal = MelSpectrogram.signal(pcm);
    MelSpectrogram spectrogram =
        new MelSpectrogram(
            stft,
            0,
            MEL,
            MelSpectrogram.Of.POWER,
            sum -> (Math.log10(1 + COMPRESSION * sum) - wanted.mean()) / wanted.deviation());
    return spectrogram.patches(
        signal, stft.frames(signal.length()), wanted.frames(), wanted.patches());
  }
}
