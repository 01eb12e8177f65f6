package org.cratetag.feature;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.rhythm.SpectralFlux;
import org.cratetag.dsp.timbre.ChromaBands;
import org.cratetag.dsp.timbre.CosineTransform;

/**
 * The front-end {@code timbre-sequence/1}: timbre and harmony of the stretches between onsets,
 * {@code [segments][coefficients + 12]}, after the segments of T. Jehan, "Creating music by
 * listening" (PhD thesis, MIT, 2005), on which the timbre study's data rest.
 *
 * <p>A segment runs from one onset ({@link SpectralFlux}) to the next, the first from the start,
 * the last to the end. Its first values are the mean of its frames' cepstral coefficients (those of
 * {@link MfccSequence}, 2048/512, 128 bands, 22,050 Hz), its last twelve the pitch classes from C
 * ({@link ChromaBands}) of its mean power, the largest 1. When there are more segments than wanted
 * the first ones are given; when there are fewer they are gone through again from the first. The
 * study's twelve principal components are not taken here: their axes belong to a training set, so
 * they are the first layer of the graph that was trained on it. Every value is finite. Safe for use
 * by several threads.
 */
public final class TimbreSequence implements FeatureExtractor {
  /** The front-end's name and version. */
  public static final String ID = "timbre-sequence/1";

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
    TimbreSequenceSettings settings = TimbreSequenceSettings.of(frontEnd);
    LibrosaSpectra spectra = LibrosaSpectra.of(pcm);
    double[][] levels = spectra.melLevels();
    List<Integer> starts = starts(levels);
    CosineTransform transform = new CosineTransform(settings.coefficients(), levels[0].length);
    int width = settings.coefficients() + ChromaBands.CLASSES;
    double[][] sequence = new double[settings.segments()][width];
    for (int s = 0; s < sequence.length; s++) {
      if (s >= starts.size() - 1) {
        sequence[s] = sequence[s - (starts.size() - 1)].clone();
        continue;
      }
      int from = starts.get(s);
      int to = starts.get(s + 1);
      double[] cepstrum = new double[settings.coefficients()];
      transform.apply(mean(levels, from, to), cepstrum);
      double[] chroma = mean(spectra.chroma(), from, to);
      ChromaBands.scaleToLargest(chroma);
      System.arraycopy(cepstrum, 0, sequence[s], 0, cepstrum.length);
      System.arraycopy(chroma, 0, sequence[s], cepstrum.length, chroma.length);
    }
    return ClipScaling.toTensor(sequence);
  }

  /** First frames of the segments, and the end of the last. */
  private static List<Integer> starts(double[][] levels) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int onset : SpectralFlux.onsets(SpectralFlux.strength(levels, SpectralFlux.Joined.MEAN))) {
      if (onset > 0) {
        starts.add(onset);
      }
    }
    starts.add(levels.length);
    return starts;
  }

  private static double[] mean(double[][] rows, int from, int to) {
    double[] mean = new double[rows[0].length];
    for (int t = from; t < to; t++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rows[t][i] / (to - from);
      }
    }
    return mean;
  }
}
