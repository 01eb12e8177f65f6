package org.cratetag.cli.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the process was started in. Tests make their own.
 *
 * @param out standard output; nothing but results goes there
 * @param err standard error: messages and progress
 * @param environment the environment variables
 * @param outIsTerminal whether a person reads standard output
 * @param errIsTerminal whether a person watches standard error
 * @param columns width of the terminal
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns) {
  private static final int USUAL_COLUMNS = 80;
  private static final int BUFFER_BYTES = 1 << 14;

  public Surroundings {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    environment = Map.copyOf(environment);
  }

  /**
   * Those of this process. The launcher says in {@code CRATETAG_TERMINALS} which of the streams 1
   * and 2 are terminals, because Java 17 cannot tell them apart.
   */
  public static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    String terminals =
        environment.getOrDefault("CRATETAG_TERMINALS", System.console() == null ? "" : "12");
    return new Surroundings(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        environment,
        terminals.contains("1"),
        terminals.contains("2"),
        columns(environment));
  }

  /** A folder from the environment or the user's account that holds what programs keep. */
  public Optional<Path> findDefaultHome() {
    return findDefaultHome(environment, System.getProperty("user.home", ""));
  }

  /**
   * The same with what Java knows of the account.
   *
   * @param account the user's folder; Java says {@code ?} where it knows none. What is relative
   *     would depend on the current folder, and counts as nothing
   */
  public static Optional<Path> findDefaultHome(Map<String, String> environment, String account) {
    String home = environment.getOrDefault("CRATETAG_HOME", "");
    if (!home.isBlank()) {
      return Optional.of(Path.of(home));
    }
    return absolute(environment.getOrDefault("XDG_DATA_HOME", ""))
        .or(
            () ->
                absolute(environment.getOrDefault("HOME", ""))
                    .or(() -> absolute(account))
                    .map(user -> user.resolve(".local").resolve("share")))
        .map(data -> data.resolve("cratetag"));
  }

  private static Optional<Path> absolute(String folder) {
    return Optional.of(folder)
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        false,
        StandardCharsets.UTF_8);
  }

  private static int columns(Map<String, String> environment) {
    try {
      return Math.max(40, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
    } catch (NumberFormatException unset) {
      return USUAL_COLUMNS;
    }
  }
}
