package org.cratetag.api.track;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

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
 */
public record LabelledTrack(
    Path path,
    Optional<String> artist,
    Optional<String> title,
    Optional<Duration> duration,
    OptionalDouble bpm,
    List<DecidedLabel> genre,
    List<DecidedLabel> subgenre) {
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
        prediction.subgenre());
  }

  /** The surest subgenre, else the surest genre or family; empty when unsure of both. */
  public Optional<DecidedLabel> findLabel() {
    return subgenre.stream().findFirst().or(() -> genre.stream().findFirst());
  }
}
