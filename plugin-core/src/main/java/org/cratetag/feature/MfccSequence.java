package org.cratetag.feature;

import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.CentredStft;
import org.cratetag.dsp.timbre.CosineTransform;
import org.cratetag.dsp.timbre.Deltas;
import org.cratetag.dsp.timbre.MelBands;
import org.cratetag.dsp.timbre.MelLevels;

/**
 * The front-end {@code mfcc-sequence/1}: mel-frequency cepstral coefficients over time, {@code
 * [segments][coefficients * (1 + deltas)]}. See {@link MfccSequenceSettings} for its parameters.
 *
 * <p>The coefficients of a frame are those of librosa 0.11's {@code mfcc}: Slaney mel bands of
 * power, dB of 1, at most 80 dB below the clip's loudest band, orthonormal DCT-II, no lifter. A
 * segment is the mean of its frames: of S segments over F frames, segment {@code s} has the frames
 * from {@code floor(s F / S)} up to {@code floor((s + 1) F / S)}. Deltas are those of {@code
 * librosa.feature.delta} over the segments (local polynomial fit over 9, or the largest odd number
 * there is; 0 below 3). Gain moves coefficient 0 alone. Every value is finite. Safe for use by
 * several threads.
 */
public final class MfccSequence implements FeatureExtractor {
  /** The front-end's name and version. */
  public static final String ID = "mfcc-sequence/1";

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.id().equals(ID) && FrontEnds.findTrouble(frontEnd).isEmpty();
  }

  /**
   * Computes the sequence.
   *
   * @throws TrackException when the audio is shorter than a frame, holds samples that are not
   *     finite, or strays from its mean by no more than -80 dB of full scale
   * @throws IllegalArgumentException for a front-end that is not supported: a slip of the caller
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    MfccSequenceSettings settings = MfccSequenceSettings.of(frontEnd);
    double leastSeconds = (double) settings.fftSamples() / settings.rateHz();
    float[] samples = Sound.at(settings.rateHz(), pcm, leastSeconds);
    CentredStft stft = new CentredStft(settings.fftSamples(), settings.hopSamples());
    MelBands mel =
        new MelBands(
            settings.bands(), settings.fftSamples(), settings.rateHz(), 0, settings.rateHz() / 2.0);
    double[][] levels = MelLevels.of(stft.of(samples), mel, stft.bins());
    int segments = settings.segments().orElse(levels.length);
    // The transform is linear, so levels may be averaged before it.
    double[][] means = segmentMeans(levels, segments);
    CosineTransform transform = new CosineTransform(settings.coefficients(), settings.bands());
    double[][] sequence = new double[segments][settings.coefficients()];
    for (int s = 0; s < segments; s++) {
      transform.apply(means[s], sequence[s]);
    }
    return ClipScaling.toTensor(Deltas.append(sequence, settings.deltas()));
  }

  private static double[][] segmentMeans(double[][] levels, int segments) {
    double[][] means = new double[segments][levels[0].length];
    for (int s = 0; s < segments; s++) {
      int from = (int) ((long) s * levels.length / segments);
      int to = Math.max(from + 1, (int) ((s + 1L) * levels.length / segments));
      for (int t = from; t < to; t++) {
        for (int band = 0; band < means[s].length; band++) {
          means[s][band] += levels[t][band] / (to - from);
        }
      }
    }
    return means;
  }
}
