package org.cratetag.dsp.rhythm;

import org.cratetag.api.track.Pcm;

/** What is heard of a track's beat, once for all that ask for it. Immutable. */
public final class Beat {
  private final OnsetStrength onsets;
  private final RangeCorrelations correlations;
  private final Tempo tempo;

  private Beat(OnsetStrength onsets, RangeCorrelations correlations, Tempo tempo) {
    this.onsets = onsets;
    this.correlations = correlations;
    this.tempo = tempo;
  }

  /** Listens to samples. */
  public static Beat of(Pcm pcm) {
    OnsetStrength onsets = OnsetStrength.of(pcm);
    RangeCorrelations correlations =
        new RangeCorrelations(onsets, TempoEstimator.longestLag(onsets));
    boolean isLong = pcm.seconds() >= TempoEstimator.SHORTEST_SECONDS;
    Tempo tempo = isLong ? new TempoEstimator().estimate(onsets, correlations) : Tempo.NONE;
    return new Beat(onsets, correlations, tempo);
  }

  /** How strongly something begins at each moment. */
  OnsetStrength onsets() {
    return onsets;
  }

  /** How much the onsets repeat, up to {@link TempoEstimator#longestLag}. */
  RangeCorrelations correlations() {
    return correlations;
  }

  /** The tempo of the whole, however unsure. */
  public Tempo tempo() {
    return tempo;
  }
}
