package org.cratetag.cli.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.TimeText;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.ledger.notice.Notice;
import org.cratetag.ledger.notice.NoticeBox;
import org.cratetag.notify.ServerNotices;

/** What servers were told of files, and what they show. */
final class ServerViews {
  private ServerViews() {}

  /**
   * Asks each server and says what it shows, and since when; one that fails is a warning.
   *
   * @param box what they were told before
   */
  static void report(List<ServerNotifier> servers, NoticeBox box, Path file, Output output) {
    List<Notice> notices = box.list(file);
    for (ServerNotifier server : servers) {
      Optional<Notice> notice =
          notices.stream().filter(each -> each.server().equals(server.name())).findFirst();
      Optional<TagValues> shown = Optional.empty();
      try {
        shown = server.shown(file);
      } catch (IOException | RuntimeException e) {
        output.warning("cannot ask " + server.name() + ": " + ServerNotices.words(e));
      }
      if (shown.isPresent() || notice.isPresent()) {
        report(server.name(), shown.orElse(TagValues.EMPTY), notice, output);
      }
    }
  }

  private static void report(
      String server, TagValues shown, Optional<Notice> notice, Output output) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + DisplayText.of(server)
            + (shown.fields().isEmpty() ? "" : " shows")
            + notice
                .map(found -> (shown.fields().isEmpty() ? ": " : ", ") + words(found))
                .orElse(""));
    for (TagField field : TagField.values()) {
      if (!shown.get(field).isEmpty()) {
        values.put(field.name(), shown.get(field));
        String text = DisplayText.of(String.join(" | ", shown.get(field)));
        lines.add(String.format("    %-9s %s", field, text));
      }
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("server", server);
    members.put("shows", values);
    notice.ifPresent(
        found -> {
          members.put("state", name(found.state()));
          members.put("since", found.changed().toString());
          found.reason().ifPresent(reason -> members.put("reason", reason));
        });
    output.result(members, String.join("\n", lines));
  }

  private static String words(Notice notice) {
    String since = TimeText.of(notice.changed());
    return switch (notice.state()) {
      case WAITING ->
          "not told yet" + notice.reason().map(why -> " (" + DisplayText.of(why) + ")").orElse("");
      case TOLD -> "told at " + since + ", not looked up yet";
      case DONE -> "told at " + since;
      case SHOWN -> "what was written since " + since;
      case NOT_SHOWN -> "told, and still not what was written at " + since;
      case GIVEN_UP ->
          "could not be told" + notice.reason().map(why -> ": " + DisplayText.of(why)).orElse("");
    };
  }

  /** How many files of each server are in which state, for a program. */
  static Map<String, Object> members(Map<String, Map<Notice.State, Integer>> servers) {
    Map<String, Object> members = new LinkedHashMap<>();
    servers.forEach(
        (server, counts) -> {
          Map<String, Object> states = new LinkedHashMap<>();
          counts.forEach((state, files) -> states.put(name(state), files));
          members.put(server, states);
        });
    return members;
  }

  /** The same for a person, with the trouble that there is. */
  static List<String> lines(NoticeBox box) {
    List<String> lines = new ArrayList<>();
    box.count()
        .forEach(
            (server, counts) ->
                lines.add(
                    "  "
                        + DisplayText.of(server)
                        + ": "
                        + counts.entrySet().stream()
                            .map(each -> each.getValue() + " " + name(each.getKey()))
                            .collect(Collectors.joining(", "))
                        + box.findTrouble(server)
                            .map(why -> " (" + DisplayText.of(why) + ")")
                            .orElse("")));
    return lines;
  }

  private static String name(Notice.State state) {
    return state == Notice.State.DONE
        ? "told"
        : state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
