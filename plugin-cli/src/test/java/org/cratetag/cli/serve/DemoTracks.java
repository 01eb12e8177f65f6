package org.cratetag.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.cli.Captured;
import org.cratetag.cli.Main;

/** The demo's tracks without tags of ours, for libraries that a daemon looks after. */
final class DemoTracks {
  private DemoTracks() {}

  /** Makes them in a folder; those of which something is sure. */
  static List<Path> make(Path folder) throws IOException {
    Path made = folder.resolve("made");
    Captured demo = Captured.withHome(folder.resolve("home"));
    assertThat(Main.run(demo.surroundings(), "demo", "--out", made.toString())).isZero();
    Captured undo = Captured.withHome(folder.resolve("home"));
    assertThat(Main.run(undo.surroundings(), "undo", made.toString())).isZero();
    try (Stream<Path> all = Files.list(made)) {
      return all.filter(track -> !track.toString().contains("Halina")).sorted().toList();
    }
  }
}
