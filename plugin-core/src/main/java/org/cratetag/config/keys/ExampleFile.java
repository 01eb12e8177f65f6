package org.cratetag.config.keys;

import java.util.ArrayList;
import java.util.List;

/** A configuration file that sets nothing and tells of everything. */
public final class ExampleFile {
  private static final int COLUMNS = 100;

  /** Keys that the examples of a library and a server show. */
  private static final List<String> SHOWN =
      List.of(
          "path",
          "profile",
          "exclude",
          "schedule",
          "type",
          "url",
          "user",
          "password-file",
          "paths");

  /** Keys that stand instead of others, which only the reader is told of. */
  private static final List<String> INSTEAD = List.of("taxonomy");

  private ExampleFile() {}

  /**
   * The text of the file. Lines that begin with {@code #} and a space are for the reader; without
   * the {@code #} of the others it is a configuration that sets everything.
   */
  public static String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# yaml-language-server: $schema=config.schema.json");
    lines.add("#");
    lines.add("# Settings of Cratetag. Take the '#' from the lines that you want to change.");
    lines.add("# 'cratetag config check' says what is wrong, 'cratetag config show' what holds.");
    lines.add("# Each can be set by an environment variable, too: CRATETAG_SURE=bold,");
    lines.add("# CRATETAG_LIBRARIES_MUSIC_PATH=/srv/music. See src/site/configuration.md.");
    for (Key key : Keys.ALL.keys()) {
      lines.add("");
      about(lines, key);
      if (key.shape() instanceof Shape.Named named) {
        lines.add("#" + key.name() + ":");
        lines.add("#  " + named.example().substring(0, named.example().indexOf(':')) + ":");
        named.section().keys().stream()
            .filter(each -> SHOWN.contains(each.name()))
            .forEach(each -> lines.add("#    " + each.name() + ": " + value(each)));
      } else if (key.shape() instanceof Shape.Section section) {
        lines.add("#" + key.name() + ":");
        for (Key each : section.keys()) {
          lines.add("#  " + each.name() + ": " + padded(value(each)) + "# " + each.about());
        }
      } else {
        String mark = INSTEAD.contains(key.name()) ? "# " : "#";
        lines.add(mark + key.name() + ": " + value(key));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String value(Key key) {
    boolean quoted = key.shape() instanceof Shape.Text text && text.meaning() == Meaning.SCHEDULE;
    return quoted ? "'" + key.example() + "'" : key.example();
  }

  private static String padded(String value) {
    return value.length() < 24 ? value + " ".repeat(24 - value.length()) : value + "  ";
  }

  private static void about(List<String> lines, Key key) {
    StringBuilder text = new StringBuilder(key.about());
    if (key.shape() instanceof Shape.Choice choice) {
      text.append(" One of ").append(String.join(", ", choice.words())).append('.');
    }
    if (!key.standard().isEmpty()) {
      text.append(" Default: ").append(key.standard()).append('.');
    }
    StringBuilder line = new StringBuilder("#");
    for (String word : text.toString().split(" ")) {
      if (line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }
}
