package org.cratetag.cli.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.ConfigException;
import org.cratetag.config.ConfigTree;
import org.cratetag.config.Problem;
import org.cratetag.config.keys.EditorSchema;
import org.cratetag.config.keys.Meaning;
import org.cratetag.config.keys.Shape;
import org.cratetag.config.values.PlainValues;
import picocli.CommandLine.Command;

/** {@code cratetag setup}. */
@Command(
    name = "setup",
    description = "Asks five questions and writes a configuration.",
    footer = {
      "",
      "Where the music is, which server plays it, who the tags are for, how sure to",
      "be, and when to look. An empty line takes what stands in brackets. A",
      "configuration that is there stays as it is. Passwords and keys are kept in",
      "files of their own beside it, which nobody else can read."
    })
public final class SetupCommand implements Callable<Integer> {
  private static final List<String> SERVERS =
      List.of("none", "jellyfin", "emby", "navidrome", "subsonic", "plex", "mpd", "lyrion");

  private final GlobalOptions options;

  public SetupCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    Path file = Workplace.configFile(options);
    if (Files.exists(file)) {
      throw new WrongUseException(
          file + " is there already and stays as it is; change it, or move it away to begin anew");
    }
    Output output = options.output();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Questions questions = new Questions(in, output, Optional.ofNullable(System.console()));
    Map<String, String> secrets = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    lines.add("# yaml-language-server: $schema=config.schema.json");
    String music = questions.ask("1. Where is your music?", "", SetupCommand::findFolderFault);
    lines.add("libraries:");
    lines.add("  music: " + quoted(Path.of(music).normalize().toString()));
    String server = questions.choose("2. Which server plays it?", SERVERS, "none");
    if (!server.equals("none")) {
      lines.add("notify:");
      lines.addAll(server(server, music, file, questions, secrets));
    }
    String profile =
        questions.choose(
            "3. Who are the tags for?",
            List.of("server", "dj", "sidecar"),
            server.equals("none") ? "dj" : "server");
    lines.add("profile: " + profile);
    lines.add(
        "sure: "
            + questions.choose(
                "4. How sure: right in 9 of 10, in 8 of 10, or the best guess for every track?",
                List.of("careful", "balanced", "bold"),
                profile.equals("dj") ? "balanced" : "careful"));
    String time =
        questions.ask(
            "5. When shall 'serve' look through all of it each day? New files it hears of by itself.",
            "03:30",
            text ->
                text.matches("([01]?\\d|2[0-3]):[0-5]\\d")
                    ? Optional.empty()
                    : Optional.of("a time, such as 03:30"));
    String[] parts = time.split(":");
    lines.add(
        "schedule: '" + Integer.parseInt(parts[1]) + " " + Integer.parseInt(parts[0]) + " * * *'");
    write(file, String.join("\n", lines) + "\n", secrets);
    output.done(
        Map.of("file", file.toString()),
        "Wrote "
            + DisplayText.of(file)
            + ".\n  cratetag tag --dry-run "
            + DisplayText.of(music)
            + "   shows what would be written\n"
            + "  cratetag serve   tags what is there and what comes; 'cratetag status' says what it"
            + " does and what comes next");
    return ExitStatus.OK;
  }

  private static List<String> server(
      String type, String music, Path file, Questions questions, Map<String, String> secrets)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("  " + type + ":");
    lines.add("    type: " + type);
    String url =
        questions.ask("   Where does it answer?", standardUrl(type), SetupCommand::findUrlFault);
    lines.add("    url: " + quoted(url));
    switch (type) {
      case "navidrome", "subsonic" -> {
        lines.add(
            "    user: "
                + quoted(questions.ask("   Who logs in?", "admin", text -> Optional.empty())));
        lines.add(secret(type, "password", file, questions, secrets));
      }
      case "jellyfin", "emby", "plex" -> lines.add(secret(type, "token", file, questions, secrets));
      default -> {}
    }
    String there =
        questions.ask(
            type.equals("mpd")
                ? "   Is that folder mpd's music directory? (yes, or what mpd calls it)"
                : "   What does it call the folder of your music?",
            type.equals("mpd") ? "yes" : music,
            text -> Optional.empty());
    String called = type.equals("mpd") && there.equalsIgnoreCase("yes") ? "" : there;
    if (!called.equals(music)) {
      lines.add("    paths: {" + quoted(music) + ": " + quoted(called) + "}");
    }
    return lines;
  }

  private static String secret(
      String type, String what, Path file, Questions questions, Map<String, String> secrets)
      throws IOException {
    String name = "secret-" + type;
    secrets.put(
        name,
        questions.secret(
            what.equals("token") ? "   Its API key or token?" : "   That user's password?"));
    return "    "
        + what
        + "-file: "
        + quoted(file.toAbsolutePath().resolveSibling(name).normalize().toString());
  }

  private static String standardUrl(String type) {
    return switch (type) {
      case "jellyfin", "emby" -> "http://localhost:8096";
      case "navidrome", "subsonic" -> "http://localhost:4533";
      case "plex" -> "http://localhost:32400";
      case "mpd" -> "mpd://localhost:6600";
      default -> "http://localhost:9000";
    };
  }

  private static Optional<String> findUrlFault(String text) {
    return PlainValues.findFault("url", text, new Shape.Text(Meaning.SERVER_URL));
  }

  private static Optional<String> findFolderFault(String text) {
    return PlainValues.findFault("path", text, new Shape.Text(Meaning.PATH))
        .or(
            () -> {
              Path folder = Path.of(text);
              return Files.isDirectory(folder)
                  ? Optional.empty()
                  : Optional.of(
                      folder + (Files.exists(folder) ? " is no folder" : " is not there"));
            });
  }

  /** The secrets first: the configuration is there when all is. */
  private static void write(Path file, String text, Map<String, String> secrets)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      Path kept = file.toAbsolutePath().resolveSibling(secret.getKey());
      Files.deleteIfExists(kept);
      Files.createFile(kept);
      try {
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));
      } catch (UnsupportedOperationException e) {
        // Windows has no such rights; the home is the user's own there.
      }
      Files.writeString(kept, secret.getValue() + "\n");
    }
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    Files.writeString(
        file.toAbsolutePath().resolveSibling("config.schema.json"), EditorSchema.text());
    try {
      List<Problem> problems = ConfigTree.read(file, Map.of()).check();
      if (problems.stream().anyMatch(Problem::isError)) {
        throw new IllegalStateException("what was written is wrong: " + problems);
      }
    } catch (ConfigException e) {
      throw new IllegalStateException("what was written cannot be read", e);
    }
  }

  /** As YAML takes any text, in single quotes. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
