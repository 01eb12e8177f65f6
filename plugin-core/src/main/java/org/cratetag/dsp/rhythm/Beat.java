package org.cratetag.dsp.rhythm;

import org.cratetag.api.track.Pcm;

/**
 * What is heard of a track's beat, once for all that ask for it.
 *
 * @param onsets how strongly something begins at each moment
 * @param tempo of the whole, however unsure
 */
public record Beat(OnsetStrength onsets, Tempo tempo) {
  /** Listens to samples. */
  public static Beat of(Pcm pcm) {
    OnsetStrength onsets = OnsetStrength.of(pcm);
    boolean isLong = pcm.seconds() >= TempoEstimator.SHORTEST_SECONDS;
    return new Beat(onsets, isLong ? new TempoEstimator().estimate(onsets) : Tempo.NONE);
  }
}
