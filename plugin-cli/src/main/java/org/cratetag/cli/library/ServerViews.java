package org.cratetag.cli.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.notify.ServerNotices;

/** What servers show of a file, from those that can be asked. */
final class ServerViews {
  private ServerViews() {}

  /** Asks each server and says what it shows; one that fails is a warning. */
  static void report(List<ServerNotifier> servers, Path file, Output output) {
    for (ServerNotifier server : servers) {
      try {
        Optional<TagValues> shown = server.shown(file);
        if (shown.isPresent()) {
          report(server.name(), shown.get(), output);
        }
      } catch (IOException | RuntimeException e) {
        output.warning("cannot ask " + server.name() + ": " + ServerNotices.words(e));
      }
    }
  }

  private static void report(String server, TagValues shown, Output output) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    lines.add("  shown by " + DisplayText.of(server));
    for (TagField field : TagField.values()) {
      if (!shown.get(field).isEmpty()) {
        values.put(field.name(), shown.get(field));
        String text = DisplayText.of(String.join(" | ", shown.get(field)));
        lines.add(String.format("    %-9s %s", field, text));
      }
    }
    output.result(Map.of("server", server, "shows", values), String.join("\n", lines));
  }
}
