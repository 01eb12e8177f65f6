package org.cratetag.cli.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.TimeText;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.RunChanges;
import org.cratetag.ledger.RunSummary;
import org.cratetag.tags.SidecarWriter;
import org.cratetag.tags.journal.JournalEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cratetag history}. */
@Command(
    name = "history",
    description = "What was heard, what was there, what was written and what undo gave back.",
    footer = {
      "",
      "Of a file (or all files below a folder) each change in the order of time; of a",
      "run each file that it changed; with neither, the latest runs that changed",
      "files. What was only heard is shown by 'cratetag list'.",
      "",
      "Examples:",
      "  cratetag history",
      "  cratetag history ~/Music/track.flac",
      "  cratetag history --run 12"
    })
public final class HistoryCommand implements Callable<Integer> {
  private static final int LATEST_RUNS = 20;
  private static final int ENTRIES_AT_ONCE = 500;

  private final GlobalOptions options;
  private final Map<Long, String> commands = new HashMap<>();

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "A file, or a folder.")
  private Path file;

  @Option(names = "--run", paramLabel = "ID", description = "What one run changed.")
  private Long runId;

  public HistoryCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    if (file != null && runId != null) {
      throw new WrongUseException("give FILE or --run, not both");
    }
    Output output = options.output();
    try (Ledger ledger = Workplace.ledger(options)) {
      if (file != null) {
        showFile(file.toAbsolutePath().normalize(), ledger, output);
      } else if (runId != null) {
        showRun(RunRecord.of(ledger, runId), ledger, output);
      } else {
        showRuns(ledger.listRunChanges(LATEST_RUNS), output);
      }
    }
    return ExitStatus.OK;
  }

  private int columns() {
    return options.surroundings().columns();
  }

  private void showRuns(List<RunChanges> runs, Output output) {
    Table table = new Table("Run", "Started", "Command", "Changed", "Taken back");
    for (RunChanges changes : runs) {
      RunSummary run = changes.run();
      table.row(
          run.id(),
          TimeText.of(run.started()),
          run.command(),
          changes.changed(),
          changes.takenBack() == 0 ? "" : changes.takenBack());
      if (options.isJson()) {
        Map<String, Object> members = RunRecord.members(run);
        members.put("changed", changes.changed());
        members.put("takenBack", changes.takenBack());
        output.result(members, "");
      }
    }
    if (!options.isJson()) {
      output.result(
          Map.of(), runs.isEmpty() ? "No run has changed a file yet." : table.within(columns()));
    }
  }

  private void showRun(RunSummary run, Ledger ledger, Output output) {
    if (!options.isJson()) {
      output.result(Map.of(), String.join("\n", RunRecord.lines(run, List.of(), columns())));
    }
    long last = 0;
    List<JournalEntry> entries = ledger.tagJournal().listByRun(run.id(), last, ENTRIES_AT_ONCE);
    if (entries.isEmpty()) {
      output.remark("It has changed no file.");
    }
    while (!entries.isEmpty()) {
      for (JournalEntry entry : entries) {
        boolean isAlone =
            entry.change().undoes().isEmpty() && entry.state() != JournalEntry.State.UNDONE;
        List<JournalEntry> others =
            isAlone ? List.of() : ledger.tagJournal().listByPath(entry.path());
        RecordedChange change = change(entry, others, ledger);
        String undone = change.undoneRun().isPresent() ? "\n    " + change.headline() : "";
        output.result(
            change.members(), DisplayText.of(entry.path()) + undone + details(change, "    "));
        last = entry.id();
      }
      entries = ledger.tagJournal().listByRun(run.id(), last, ENTRIES_AT_ONCE);
    }
  }

  private void showFile(Path path, Ledger ledger, Output output) {
    Map<Path, List<JournalEntry>> files = entries(path, ledger);
    if (files.isEmpty()) {
      if (ledger.find(path).isEmpty()) {
        throw new WrongUseException(
            "nothing is known of " + path + "; 'cratetag list' shows what is");
      }
      output.remark(
          "Nothing was changed in "
              + DisplayText.of(path)
              + "; 'cratetag list' shows what was heard.");
    }
    files.forEach(
        (changed, entries) -> {
          if (!options.isJson()) {
            output.result(Map.of(), DisplayText.of(changed));
          }
          for (JournalEntry entry : entries) {
            RecordedChange change = change(entry, entries, ledger);
            output.result(change.members(), "  " + change.headline() + details(change, "    "));
          }
        });
  }

  /** By file, the oldest first; also under the path that a link leads to, and of the sidecar. */
  private static Map<Path, List<JournalEntry>> entries(Path path, Ledger ledger) {
    Map<Long, JournalEntry> byId = new TreeMap<>();
    List<Path> places = new ArrayList<>(List.of(path));
    try {
      places.add(path.toRealPath());
    } catch (IOException gone) {
      // What is no longer there has a history all the same.
    }
    for (Path place : places) {
      ledger.tagJournal().listByPath(place).forEach(entry -> byId.put(entry.id(), entry));
      if (place.getFileName() != null) {
        ledger
            .tagJournal()
            .listByPath(SidecarWriter.sidecarOf(place))
            .forEach(entry -> byId.put(entry.id(), entry));
      }
    }
    Map<Path, List<JournalEntry>> files = new LinkedHashMap<>();
    byId.values()
        .forEach(entry -> files.computeIfAbsent(entry.path(), at -> new ArrayList<>()).add(entry));
    return files;
  }

  /** With what other changes of the file tell of it. */
  private RecordedChange change(JournalEntry entry, List<JournalEntry> others, Ledger ledger) {
    OptionalLong undoes = entry.change().undoes();
    return new RecordedChange(
        entry,
        commands.computeIfAbsent(
            entry.runId(), id -> ledger.findRun(id).map(RunSummary::command).orElse("unknown")),
        others.stream()
            .filter(other -> undoes.isPresent() && other.id() == undoes.getAsLong())
            .mapToLong(JournalEntry::runId)
            .findFirst(),
        others.stream()
            .filter(other -> other.change().undoes().equals(OptionalLong.of(entry.id())))
            .mapToLong(JournalEntry::runId)
            .findFirst());
  }

  private static String details(RecordedChange change, String indent) {
    StringBuilder text = new StringBuilder();
    change.details().forEach(line -> text.append("\n").append(indent).append(line));
    return text.toString();
  }
}
