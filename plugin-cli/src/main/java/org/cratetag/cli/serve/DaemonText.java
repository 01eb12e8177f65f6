package org.cratetag.cli.serve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.cli.output.TimeText;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.serve.DaemonState;

/** What the daemon of a home does, for a person and for a program. */
public final class DaemonText {
  private DaemonText() {}

  /** In some lines. */
  public static List<String> lines(DaemonState state) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Serving since "
            + TimeText.of(Instant.parse(state.since()))
            + " (process "
            + state.pid()
            + "): "
            + doing(state)
            + (state.done() + state.left() == 0
                ? ""
                : ", " + state.done() + " tracks done, " + state.left() + " left"));
    for (DaemonState.Next next : state.next()) {
      lines.add(
          "  next: "
              + DisplayText.of(next.library())
              + (next.at().isEmpty() ? " now" : " at " + TimeText.of(Instant.parse(next.at())))
              + ", "
              + next.why());
    }
    for (DaemonState.Watched watched : state.watched()) {
      lines.add(
          "  changes in " + DisplayText.of(watched.library() + " are heard of " + watched.how()));
    }
    if (!state.trouble().isEmpty()) {
      lines.add("  trouble: " + DisplayText.of(state.trouble()));
    }
    return lines;
  }

  /** What it does now, in some words. */
  public static String doing(DaemonState state) {
    return times(state.doing())
        + (state.library().isEmpty() ? "" : " in " + DisplayText.of(state.library()));
  }

  private static String times(String doing) {
    String until = "paused until ";
    if (doing.startsWith(until) && doing.endsWith("Z")) {
      return until + TimeText.of(Instant.parse(doing.substring(until.length())));
    }
    return doing;
  }

  /** As the members of a JSON object. */
  public static Map<String, Object> members(DaemonState state) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("pid", state.pid());
    members.put("since", state.since());
    members.put("doing", state.doing());
    Optional.of(state.library())
        .filter(l -> !l.isEmpty())
        .ifPresent(l -> members.put("library", l));
    members.put("done", state.done());
    members.put("left", state.left());
    members.put(
        "next",
        state.next().stream()
            .map(n -> Map.of("library", n.library(), "at", n.at(), "why", n.why()))
            .toList());
    members.put(
        "watched",
        state.watched().stream().map(w -> Map.of("library", w.library(), "how", w.how())).toList());
    if (!state.trouble().isEmpty()) {
      members.put("trouble", state.trouble());
    }
    return members;
  }
}
