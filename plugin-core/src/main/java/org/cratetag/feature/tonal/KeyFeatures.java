package org.cratetag.feature.tonal;

import java.util.Optional;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.tonal.KeyEstimate;
import org.cratetag.dsp.tonal.PitchClassProfile;
import org.cratetag.feature.FrontEnds;
import org.cratetag.feature.Sound;

/**
 * The front-end {@code key/1}: the {@link PitchClassProfile} of a track, shape {@code [13]}: the
 * weights of C to B, of which the greatest is 1, and the distance from A = 440 Hz in semitones. The
 * key follows from it at no cost, so that another key profile needs no second listening. Gain does
 * not matter. Safe for use by several threads.
 */
public final class KeyFeatures implements FeatureExtractor {
  /** Name and version, without parameters. */
  public static final FrontEnd FRONT_END = FrontEnd.of(FrontEnds.KEY);

  /** Number of values. */
  public static final int SIZE = PitchClassProfile.CLASSES + 1;

  private static final int RATE_HZ = 22_050;
  private static final double LEAST_SECONDS = 1;

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.equals(FRONT_END);
  }

  /**
   * Computes the profile.
   *
   * @throws TrackException when the audio is shorter than a second, holds samples that are not
   *     finite, or strays from its mean by no more than -80 dB of full scale
   * @throws IllegalArgumentException for another front-end: a slip of the caller
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    if (!supports(frontEnd)) {
      throw new IllegalArgumentException("expected " + FrontEnds.KEY + ", found " + frontEnd.key());
    }
    PitchClassProfile profile =
        PitchClassProfile.of(Sound.at(RATE_HZ, pcm, LEAST_SECONDS), RATE_HZ);
    double[] classes = profile.classes();
    double most = Double.MIN_NORMAL;
    for (double weight : classes) {
      most = Math.max(most, weight);
    }
    float[] values = new float[SIZE];
    for (int i = 0; i < classes.length; i++) {
      values[i] = (float) (classes[i] / most);
    }
    values[PitchClassProfile.CLASSES] = (float) profile.tuningSemitones();
    return new FeatureTensor(values, SIZE);
  }

  /**
   * The key that the values speak for; empty where no pitch stands out.
   *
   * @param features as {@link #extract} gives them
   */
  public static Optional<KeyEstimate> key(FeatureTensor features) {
    float[] values = features.values();
    double[] classes = new double[PitchClassProfile.CLASSES];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = values[i];
    }
    return KeyEstimate.find(new PitchClassProfile(classes, values[PitchClassProfile.CLASSES]));
  }
}
