package org.cratetag.cli.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.TimeText;
import org.cratetag.cli.serve.DaemonText;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.ledger.FailureGroup;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.LedgerStatus;
import org.cratetag.ledger.RunSummary;
import org.cratetag.ledger.State;
import org.cratetag.ledger.node.Node;
import org.cratetag.ledger.notice.Notice;
import org.cratetag.serve.DaemonState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cratetag status}. */
@Command(
    name = "status",
    description = "What is known: counts, failures and why, the latest runs; what 'serve' does.",
    footer = {
      "",
      "Works while another cratetag is running.",
      "",
      "Examples:",
      "  cratetag status",
      "  cratetag status --run 12",
      "  cratetag status --nodes"
    })
public final class StatusCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Option(
      names = "--run",
      paramLabel = "ID",
      description = "One run, with all that is known of it.")
  private Long runId;

  @Option(names = "--nodes", description = "The daemons that share the ledger, and what each does.")
  private boolean nodes;

  public StatusCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.output();
    try (Ledger ledger = Workplace.ledger(options)) {
      if (nodes) {
        reportNodes(ledger, output);
      } else if (runId == null) {
        LedgerStatus status = ledger.status();
        Optional<DaemonState> daemon = DaemonState.find(Workplace.home(options).daemon());
        Map<String, Object> members = members(status);
        Map<String, Map<Notice.State, Integer>> servers = ledger.notices().count();
        if (!servers.isEmpty()) {
          members.put("servers", ServerViews.members(servers));
        }
        daemon.ifPresent(state -> members.put("serve", DaemonText.members(state)));
        List<String> told = ServerViews.lines(ledger.notices());
        String text =
            text(status, options.surroundings().columns())
                + (told.isEmpty() ? "" : "\n\nServers\n" + String.join("\n", told));
        output.result(
            members,
            daemon
                .map(state -> String.join("\n", DaemonText.lines(state)) + "\n\n" + text)
                .orElse(text));
      } else {
        reportRun(RunRecord.of(ledger, runId), ledger, output);
      }
    }
    return ExitStatus.OK;
  }

  private void reportNodes(Ledger ledger, Output output) {
    List<Node> all = ledger.nodes().list();
    output.result(
        Map.of("nodes", all.stream().map(NodeViews::members).toList()),
        NodeViews.text(all, ledger.findServer().isPresent(), options.surroundings().columns()));
  }

  private void reportRun(RunSummary run, Ledger ledger, Output output) {
    List<FailureGroup> failures = ledger.listFailures(run.id());
    Map<String, Object> members = RunRecord.members(run);
    members.put("failures", RunRecord.members(failures));
    output.result(
        members,
        String.join("\n", RunRecord.lines(run, failures, options.surroundings().columns())));
    output.remark(
        "\n'cratetag history --run "
            + run.id()
            + "' shows what was written, logs/runs.log in the home\nwhat the run said.");
  }

  private static Map<String, Object> members(LedgerStatus status) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("tracks", status.tracks());
    members.put("missing", status.missing());
    members.put("recordings", status.recordings());
    members.put("ledgerBytes", status.sizeBytes());
    members.put("work", named(status));
    members.put("failures", RunRecord.members(status.failures()));
    members.put("runs", status.runs().stream().map(RunRecord::members).toList());
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

  private static String text(LedgerStatus status, int columns) {
    if (status.tracks() == 0 && status.runs().isEmpty()) {
      return "Nothing is known yet. Start with: cratetag scan FOLDER";
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        status.tracks()
            + (status.tracks() == 1 ? " track known" : " tracks known")
            + (status.missing() == 0 ? "." : ", " + status.missing() + " of them missing."));
    lines.add(
        String.format(
            Locale.ROOT,
            "  heard: %d recordings; the ledger takes %.1f MB",
            status.recordings(),
            status.sizeBytes() / 1e6));
    named(status)
        .forEach((kind, states) -> lines.add("  " + kind + ": " + RunRecord.joined(states)));
    status
        .tracksPerHour()
        .ifPresent(rate -> lines.add(String.format(Locale.ROOT, "  %.0f tracks an hour", rate)));
    lines.addAll(RunRecord.lines(status.failures(), columns));
    if (!status.runs().isEmpty()) {
      lines.add("");
      Table table = new Table("Run", "Started", "Command", "Tracks");
      for (RunSummary run : status.runs()) {
        table.row(run.id(), TimeText.of(run.started()), run.command(), RunRecord.came(run));
      }
      lines.add(table.within(columns));
    }
    return String.join("\n", lines);
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
