package org.cratetag.api.track;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A track as servers and DJ programs know it.
 *
 * @param path absolute, normalised path
 * @param artist from the file's tags; empty when they name none
 * @param title from the file's tags; empty when they have none
 * @param duration of the whole track; empty when the file declares none
 * @param bpm tempo in beats a minute; empty when there is no clear beat
 * @param genre genre, or the family of an electronic track, the surest first; empty when unsure
 * @param subgenre EDM subgenre, the surest first; empty when unsure
 * @param key the musical key by its usual name, such as {@code Am} or {@code F#}; empty when unsure
 *     or when nobody asked for it
 * @param energy how driving it is, from 1 to 10; empty when nobody asked for it
 */
public record LabelledTrack(
    Path path,
    Optional<String> artist,
    Optional<String> title,
    Optional<Duration> duration,
    OptionalDouble bpm,
    List<DecidedLabel> genre,
    List<DecidedLabel> subgenre,
    Optional<String> key,
    OptionalInt energy) {
  public LabelledTrack {
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("path must be absolute: " + path);
    }
    Objects.requireNonNull(artist, "artist");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(bpm, "bpm");
    genre = List.copyOf(genre);
    subgenre = List.copyOf(subgenre);
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(energy, "energy");
  }

  /** A track without key and energy. */
  public LabelledTrack(
      Path path,
      Optional<String> artist,
      Optional<String> title,
      Optional<Duration> duration,
      OptionalDouble bpm,
      List<DecidedLabel> genre,
      List<DecidedLabel> subgenre) {
    this(
        path, artist, title, duration, bpm, genre, subgenre, Optional.empty(), OptionalInt.empty());
  }

  /** What is known of a track and what was decided. */
  public static LabelledTrack of(
      Path path, TrackNames names, Optional<Duration> duration, TrackPrediction prediction) {
    return new LabelledTrack(
        path,
        names.artist(),
        names.title(),
        duration,
        prediction.bpm(),
        prediction.genre(),
        prediction.subgenre(),
        prediction.key(),
        prediction.energy());
  }

  /** The surest subgenre, else the surest genre or family; empty when unsure of both. */
  public Optional<DecidedLabel> findLabel() {
    return subgenre.stream().findFirst().or(() -> genre.stream().findFirst());
  }
}
