package org.cratetag.api.track;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What Cratetag is willing to say of a track.
 *
 * @param genre genre, or the family of an electronic track; empty when unsure
 * @param subgenre EDM subgenre; empty when unsure
 * @param bpm tempo in beats a minute; empty when there is no clear beat
 * @param packs the packs that were asked, id and version
 * @param doubts why packs were not believed, or not heard although they had something to say, for
 *     people; empty when all were
 * @param key the musical key by its usual name, such as {@code Am} or {@code F#}; empty when
 *     unsure, or when nobody asked for it
 * @param energy how driving it is, from 1 to 10; empty when nobody asked for it
 */
public record TrackPrediction(
    List<DecidedLabel> genre,
    List<DecidedLabel> subgenre,
    OptionalDouble bpm,
    List<String> packs,
    List<String> doubts,
    Optional<String> key,
    OptionalInt energy) {
  public TrackPrediction {
    genre = List.copyOf(genre);
    subgenre = List.copyOf(subgenre);
    Objects.requireNonNull(bpm, "bpm");
    packs = List.copyOf(packs);
    doubts = List.copyOf(doubts);
    Objects.requireNonNull(key, "key");
    if (energy.isPresent() && !(energy.getAsInt() >= 1 && energy.getAsInt() <= 10)) {
      throw new IllegalArgumentException("energy out of range: " + energy.getAsInt());
    }
    if (bpm.isPresent() && !(bpm.getAsDouble() > 0 && bpm.getAsDouble() < 1000)) {
      throw new IllegalArgumentException("bpm out of range: " + bpm.getAsDouble());
    }
  }

  /** A prediction without key and energy. */
  public TrackPrediction(
      List<DecidedLabel> genre,
      List<DecidedLabel> subgenre,
      OptionalDouble bpm,
      List<String> packs,
      List<String> doubts) {
    this(genre, subgenre, bpm, packs, doubts, Optional.empty(), OptionalInt.empty());
  }

  /** A prediction without doubts. */
  public TrackPrediction(
      List<DecidedLabel> genre,
      List<DecidedLabel> subgenre,
      OptionalDouble bpm,
      List<String> packs) {
    this(genre, subgenre, bpm, packs, List.of());
  }

  /** A copy with this key. */
  public TrackPrediction withKey(Optional<String> newKey) {
    return new TrackPrediction(genre, subgenre, bpm, packs, doubts, newKey, energy);
  }

  /** A copy with this energy. */
  public TrackPrediction withEnergy(OptionalInt newEnergy) {
    return new TrackPrediction(genre, subgenre, bpm, packs, doubts, key, newEnergy);
  }

  /** Whether there is nothing to write. */
  public boolean isSilent() {
    return genre.isEmpty()
        && subgenre.isEmpty()
        && bpm.isEmpty()
        && key.isEmpty()
        && energy.isEmpty();
  }
}
