package org.cratetag.cli.library;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.TimeText;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.ledger.Goal;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.Run;
import org.cratetag.ledger.RunSummary;
import org.cratetag.notify.ServerNotices;
import org.cratetag.run.Engine;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;
import org.cratetag.tags.undo.UndoSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cratetag undo}. */
@Command(
    name = "undo",
    description = "Gives back the tags that were there.",
    footer = {
      "",
      "Without PATH and options, the last run that wrote tags is taken back. What",
      "somebody changed since is left alone and listed. An undo is a run of its own",
      "and can be undone. Later runs leave these files alone, until somebody changes",
      "them or you say 'cratetag tag --again'.",
      "",
      "A TIME is " + TimeText.EXAMPLES + ".",
      "",
      "Examples:",
      "  cratetag undo",
      "  cratetag undo --run 12",
      "  cratetag undo ~/Music/Album",
      "  cratetag undo --since 2h",
      "  cratetag undo --since 2026-11-01 --before 2026-11-08 ~/Music"
    })
public final class UndoCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Folders or files.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--run", paramLabel = "ID", description = "The run to take back.")
  private Long runId;

  @Option(names = "--since", paramLabel = "TIME", description = "Only what was written since then.")
  private String since;

  @Option(names = "--before", paramLabel = "TIME", description = "Only what was written before.")
  private String before;

  public UndoCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    boolean isSpan = since != null || before != null;
    if (runId != null && (isSpan || !paths.isEmpty())) {
      throw new WrongUseException("give --run alone, without PATH, --since or --before");
    }
    UndoSpan span = span();
    Output output = options.runOutput();
    try (Workplace workplace = Workplace.open(options, output, settings -> settings)) {
      Ledger ledger = workplace.engine().ledger();
      Optional<Long> undone =
          paths.isEmpty() && !isSpan ? Optional.of(run(ledger)) : Optional.empty();
      Run run = ledger.startRun("undo", new Goal("undo", ""));
      output.started(run.id());
      List<UndoResult> results = List.of();
      try {
        UndoService undo = workplace.engine().undo();
        results =
            undone.isPresent()
                ? undo.undoRun(undone.get(), run.id())
                : undo.undoPaths(Places.of(paths), span, run.id());
        tellServers(results, workplace.engine(), output);
      } finally {
        ledger.finishRun(run, new UndoReport(results).counts());
      }
      return new UndoReport(results).print(run, output, options);
    }
  }

  private static void tellServers(List<UndoResult> results, Engine engine, Output output) {
    try (ServerNotices notices = engine.servers().notices(output::warning)) {
      for (UndoResult result : results) {
        if (result instanceof UndoResult.Undone && notices.isHeard()) {
          notices.undone(engine.catalogue().describeUndone(result.path()));
        }
      }
    }
  }

  private long run(Ledger ledger) {
    if (runId != null) {
      return RunRecord.of(ledger, runId).id();
    }
    return ledger.listRuns(1_000).stream()
        .filter(run -> hasChanges(ledger, run))
        .map(RunSummary::id)
        .findFirst()
        .orElseThrow(() -> new WrongUseException("no run has left tags that could be taken back"));
  }

  /** Whether tags that the run wrote are still there; an undo that was undone wrote some, too. */
  private static boolean hasChanges(Ledger ledger, RunSummary run) {
    return ledger.tagJournal().listByRun(run.id()).stream()
        .anyMatch(
            entry ->
                entry.state() == JournalEntry.State.DONE
                    && entry.change().kind() == TagChange.Kind.UPDATE);
  }

  private UndoSpan span() {
    ZonedDateTime now = ZonedDateTime.now();
    try {
      return new UndoSpan(
          Optional.ofNullable(since).map(text -> TimeText.parse(text, now)),
          Optional.ofNullable(before).map(text -> TimeText.parse(text, now)));
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--since must be earlier than --before", e);
    }
  }
}
