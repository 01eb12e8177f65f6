package org.cratetag.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.cratetag.cli.output.Screen;
import org.cratetag.cli.output.Surroundings;

/** Surroundings that remember what was printed. */
public final class Captured {
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

  public static Captured withHome(Path home) {
    return new Captured(Map.of("CRATETAG_HOME", home.toString()), false);
  }

  public static Captured withEnvironment(Map<String, String> environment) {
    return new Captured(environment, false);
  }

  static Captured onTerminal(Path home) {
    return new Captured(Map.of("CRATETAG_HOME", home.toString()), true);
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public Screen screen() {
    return new Screen(surroundings.out(), surroundings.err());
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
