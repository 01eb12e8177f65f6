package org.cratetag.dsp.tonal;

import java.util.Objects;
import java.util.Optional;

/**
 * The key that music is most like, however unsure.
 *
 * @param key the most like
 * @param correlation with its profile, within [-1, 1]
 * @param other the next
 * @param otherCorrelation with that one's profile
 */
public record KeyEstimate(
    MusicalKey key, double correlation, MusicalKey other, double otherCorrelation) {
  /** The profile that agreed best on the tracks that settings were chosen by. */
  public static final KeyProfile PROFILE = KeyProfile.BGATE;

  public KeyEstimate {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(other, "other");
  }

  /** By the usual profile; empty where no pitch stands out, as in silence. */
  public static Optional<KeyEstimate> find(PitchClassProfile music) {
    return find(music, PROFILE);
  }

  /** By one profile. */
  public static Optional<KeyEstimate> find(PitchClassProfile music, KeyProfile profile) {
    double[] classes = music.classes();
    MusicalKey best = null;
    MusicalKey second = null;
    double most = Double.NEGATIVE_INFINITY;
    double next = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 2 * MusicalKey.TONICS; i++) {
      MusicalKey key = new MusicalKey(i % MusicalKey.TONICS, i >= MusicalKey.TONICS);
      double correlation = profile.correlation(classes, key);
      if (correlation > most) {
        second = best;
        next = most;
        best = key;
        most = correlation;
      } else if (correlation > next) {
        second = key;
        next = correlation;
      }
    }
    return most > 0 ? Optional.of(new KeyEstimate(best, most, second, next)) : Optional.empty();
  }

  /** What the next key is to this one. */
  public MusicalKey.Relation relation() {
    return key.to(other);
  }

  /**
   * How far it leads: the part of its correlation that the next key lacks, within [0, 1]
   * (Essentia's {@code firstToSecondRelativeStrength}, there of one mode, here of both).
   */
  public double lead() {
    return Math.min(1, (correlation - Math.max(0, otherCorrelation)) / correlation);
  }
}
