package org.cratetag.feature;

import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.rhythm.Beat;
import org.cratetag.dsp.rhythm.Rhythm;

/**
 * The front-end {@code rhythm/1}: the {@link Rhythm} of a track, shape {@code [54]}, from which
 * follow how its tempo is counted, how steady that is and how dense the music. Gain does not
 * matter; every value is finite. Safe for use by several threads.
 */
public final class RhythmFeatures implements FeatureExtractor {
  /** Name and version, without parameters. */
  public static final FrontEnd FRONT_END = FrontEnd.of("rhythm/1");

  static final double LEAST_SECONDS = 1;

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.equals(FRONT_END);
  }

  /**
   * Computes the values.
   *
   * @throws TrackException when the audio is shorter than a second, holds samples that are not
   *     finite, or strays from its mean by no more than -80 dB of full scale
   * @throws IllegalArgumentException for another front-end: a slip of the caller
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    if (!supports(frontEnd)) {
      throw new IllegalArgumentException(
          "expected " + FRONT_END.key() + ", found " + frontEnd.key());
    }
    Sound.require(pcm, LEAST_SECONDS);
    return of(Beat.of(pcm));
  }

  /** That of a beat that is known. */
  static FeatureTensor of(Beat beat) {
    return new FeatureTensor(Rhythm.of(beat).values(), Rhythm.SIZE);
  }
}
