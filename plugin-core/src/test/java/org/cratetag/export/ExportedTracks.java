package org.cratetag.export;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cratetag.api.track.Crate;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;

/** Tracks and crates for tests of exporters. */
public final class ExportedTracks {
  private ExportedTracks() {}

  /** A crate of Tech House, a subgenre of House. */
  public static Crate techHouse(String... paths) {
    return crate("Tech House", "House", paths);
  }

  /** A crate; family empty for none. */
  public static Crate crate(String name, String family, String... paths) {
    Optional<String> of = Optional.of(family).filter(text -> !text.isEmpty());
    return new Crate(name, of, List.of(paths).stream().map(path -> track(path, name, of)).toList());
  }

  private static LabelledTrack track(String path, String label, Optional<String> family) {
    return new LabelledTrack(
        Path.of(path),
        Optional.of("Fern & <Moss>"),
        Optional.of("Under\"story\u0001 \uD83C\uDF3F"),
        Optional.of(Duration.ofMillis(200_500)),
        OptionalDouble.of(126),
        List.of(),
        List.of(new DecidedLabel(label, family, 0.9)),
        Optional.of("F#m"),
        OptionalInt.of(7));
  }
}
