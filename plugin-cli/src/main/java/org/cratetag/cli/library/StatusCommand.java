package org.cratetag.cli.library;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cratetag.cli.output.DisplayText;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.ledger.FailureGroup;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.LedgerStatus;
import org.cratetag.ledger.RunSummary;
import org.cratetag.ledger.State;
import picocli.CommandLine.Command;

/** {@code cratetag status}. */
@Command(
    name = "status",
    description = "What is known: counts, failures and why, the latest runs.",
    footer = {"", "Works while another cratetag is running."})
public final class StatusCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final GlobalOptions options;

  public StatusCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.output();
    try (Ledger ledger = Workplace.ledger(options)) {
      LedgerStatus status = ledger.status();
      output.result(members(status), text(status));
    }
    return ExitStatus.OK;
  }

  private static Map<String, Object> members(LedgerStatus status) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("tracks", status.tracks());
    members.put("missing", status.missing());
    members.put("work", named(status));
    members.put("failures", status.failures().stream().map(StatusCommand::members).toList());
    members.put("runs", status.runs().stream().map(StatusCommand::members).toList());
    status.tracksPerHour().ifPresent(rate -> members.put("tracksPerHour", Math.round(rate)));
    return members;
  }

  private static Map<String, Map<String, Long>> named(LedgerStatus status) {
    Map<String, Map<String, Long>> named = new TreeMap<>();
    status
        .countsByGoal()
        .forEach(
            (kind, counts) -> {
              Map<String, Long> states = new LinkedHashMap<>();
              for (State state : State.values()) {
                if (counts.containsKey(state)) {
                  states.put(name(state), counts.get(state));
                }
              }
              named.put(kind, states);
            });
    return named;
  }

  private static Map<String, Object> members(FailureGroup group) {
    Map<String, Object> members = new LinkedHashMap<>();
    group.stage().ifPresent(stage -> members.put("stage", stage.name().toLowerCase(Locale.ROOT)));
    members.put("reason", group.reason());
    members.put("count", group.count());
    members.put("examples", group.examples().stream().map(Object::toString).toList());
    return members;
  }

  private static Map<String, Object> members(RunSummary run) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("run", run.id());
    members.put("command", run.command());
    members.put("started", run.started().toString());
    run.finished().ifPresent(finished -> members.put("finished", finished.toString()));
    members.put("running", run.running());
    members.put("counts", new TreeMap<>(run.counts()));
    return members;
  }

  private static String text(LedgerStatus status) {
    if (status.tracks() == 0 && status.runs().isEmpty()) {
      return "Nothing is known yet. Start with: cratetag scan FOLDER";
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        status.tracks()
            + (status.tracks() == 1 ? " track known" : " tracks known")
            + (status.missing() == 0 ? "." : ", " + status.missing() + " of them missing."));
    named(status).forEach((kind, states) -> lines.add("  " + kind + ": " + joined(states)));
    status
        .tracksPerHour()
        .ifPresent(rate -> lines.add(String.format(Locale.ROOT, "  %.0f tracks an hour", rate)));
    if (!status.failures().isEmpty()) {
      lines.add("");
      lines.add("What failed, and why:");
      for (FailureGroup group : status.failures()) {
        lines.add("  " + group.count() + " x " + DisplayText.of(group.reason()));
        group.examples().forEach(path -> lines.add("      " + DisplayText.of(path)));
      }
    }
    if (!status.runs().isEmpty()) {
      lines.add("");
      Table table = new Table("Run", "Started", "Command", "Tracks");
      for (RunSummary run : status.runs()) {
        table.row(run.id(), TIME.format(run.started()), run.command(), came(run));
      }
      lines.add(table.toString());
    }
    return String.join("\n", lines);
  }

  private static String came(RunSummary run) {
    if (run.running()) {
      return "running now";
    }
    if (run.finished().isEmpty()) {
      return "ended early; the same command goes on";
    }
    return run.counts().isEmpty() ? "none" : joined(new TreeMap<>(run.counts()));
  }

  private static String joined(Map<String, ? extends Number> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
