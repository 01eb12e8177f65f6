package org.cratetag.cli.library;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cratetag.cli.output.OutcomeCounts;
import org.cratetag.cli.output.TimeText;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.TimeLeft;
import org.cratetag.cli.text.Wrap;
import org.cratetag.ledger.FailureGroup;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.RunSummary;

/** What the ledger knows of a run and of what failed, for a person and for a program. */
final class RunRecord {
  private RunRecord() {}

  /**
   * A run by the number that a user gave.
   *
   * @throws WrongUseException when there is none
   */
  static RunSummary of(Ledger ledger, long id) {
    return ledger
        .findRun(id)
        .orElseThrow(
            () ->
                new WrongUseException(
                    "there is no run " + id + "; 'cratetag status' lists the runs"));
  }

  /** As the members of a JSON object. */
  static Map<String, Object> members(RunSummary run) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("run", run.id());
    members.put("command", run.command());
    members.put("started", run.started().toString());
    run.finished()
        .ifPresent(
            finished -> {
              members.put("finished", finished.toString());
              members.put("seconds", seconds(run, finished));
            });
    members.put("running", run.running());
    members.put("counts", new TreeMap<>(run.counts()));
    members.put("packs", run.packs());
    return members;
  }

  /** The same of failures. */
  static List<Map<String, Object>> members(List<FailureGroup> failures) {
    return failures.stream().map(RunRecord::members).toList();
  }

  private static Map<String, Object> members(FailureGroup group) {
    Map<String, Object> members = new LinkedHashMap<>();
    group.stage().ifPresent(stage -> members.put("stage", stage.name().toLowerCase(Locale.ROOT)));
    members.put("reason", group.reason());
    members.put("count", group.count());
    members.put("examples", group.examples().stream().map(Object::toString).toList());
    return members;
  }

  /** A run in some lines. */
  static List<String> lines(RunSummary run, List<FailureGroup> failures, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add("Run " + run.id() + ": " + DisplayText.of(run.command()));
    lines.add("  started  " + TimeText.of(run.started()));
    run.finished()
        .ifPresent(finished -> lines.add("  took     " + TimeLeft.of(seconds(run, finished))));
    lines.add(Wrap.hanging("  tracks   ", came(run), columns));
    if (!run.packs().isEmpty()) {
      String packs = DisplayText.of(String.join(", ", run.packs()));
      lines.add(Wrap.hanging("  packs    ", packs, columns));
    }
    lines.addAll(lines(failures, columns));
    return lines;
  }

  /** What failed and why, with some of the files; nothing where nothing did. */
  static List<String> lines(List<FailureGroup> failures, int columns) {
    List<String> lines = new ArrayList<>();
    if (!failures.isEmpty()) {
      lines.add("");
      lines.add("What failed, and why:");
    }
    for (FailureGroup group : failures) {
      lines.add(
          Wrap.hanging("  " + group.count() + " x ", DisplayText.of(group.reason()), columns));
      group.examples().forEach(path -> lines.add("      " + DisplayText.of(path)));
    }
    return lines;
  }

  /** What came of its tracks. */
  static String came(RunSummary run) {
    if (run.running()) {
      return "running now";
    }
    if (run.finished().isEmpty()) {
      return "ended early; the same command goes on";
    }
    return run.counts().isEmpty() ? "none" : joined(new TreeMap<>(run.counts()));
  }

  /** Counts in words. */
  static String joined(Map<String, ? extends Number> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + OutcomeCounts.word(count.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static double seconds(RunSummary run, Instant finished) {
    return Duration.between(run.started(), finished).toMillis() / 1_000.0;
  }
}
