package org.cratetag.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Surroundings that remember what was printed. */
final class Captured {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Surroundings surroundings;

  private Captured(Map<String, String> environment, boolean terminal) {
    this.surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            terminal,
            terminal,
            80);
  }

  static Captured withHome(Path home) {
    return new Captured(Map.of("CRATETAG_HOME", home.toString()), false);
  }

  static Captured withEnvironment(Map<String, String> environment) {
    return new Captured(environment, false);
  }

  static Captured onTerminal(Path home) {
    return new Captured(Map.of("CRATETAG_HOME", home.toString()), true);
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Screen screen() {
    return new Screen(surroundings.out(), surroundings.err());
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
