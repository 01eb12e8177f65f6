package org.cratetag.cli.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.decision.LabelMap;
import org.cratetag.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cratetag list}. */
@Command(
    name = "list",
    description = "The tracks that are known, with what was heard or why not, by path.",
    footer = {
      "",
      "Nothing is listened to: what is shown is what the last runs left. Of several",
      "(a scan, then a tag) the last one counts that fits the options.",
      "",
      "Outcomes: analysed, planned, tagged, unchanged, skipped, failed, waiting,",
      "missing (no longer there; only when asked for).",
      "",
      "Examples:",
      "  cratetag list ~/Music/New",
      "  cratetag list --outcome failed,skipped",
      "  cratetag list --label \"Tech House\" --csv >tech-house.csv",
      "  cratetag list --reason read-only"
    })
public final class ListCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Folders or files. Default: all.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOMES",
      split = ",",
      description = "Only these, by comma.")
  private Set<String> outcomes = new LinkedHashSet<>();

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description =
          "Only where this genre, subgenre or family was heard, by its name or in your word for it.")
  private String label;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only where the reason of a failure, or for leaving alone, contains this.")
  private String reason;

  @Option(names = "--csv", description = "Comma-separated values, the titles first.")
  private boolean csv;

  public ListCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    if (csv && options.isJson()) {
      throw new WrongUseException("give --csv or --json, not both");
    }
    LabelMap words = Workplace.words(options);
    TrackFilter filter =
        new TrackFilter(outcomes, Optional.ofNullable(label), Optional.ofNullable(reason), words);
    List<Path> roots =
        paths.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
    Output output = options.output();
    AtomicLong shown = new AtomicLong();
    if (csv) {
      output.result(Map.of(), TrackRow.csv(TrackRow.TITLES) + "\r");
    }
    try (Ledger ledger = Workplace.ledger(options)) {
      ledger.forEachTrack(
          roots,
          entries ->
              filter
                  .find(entries)
                  .map(entry -> new TrackRow(entry, words))
                  .ifPresent(
                      row -> {
                        shown.incrementAndGet();
                        output.result(row.members(), csv ? csvLine(row) : row.line());
                      }));
    }
    if (!csv) {
      output.remark(count(shown.get()));
    }
    return ExitStatus.OK;
  }

  /** Lines end as RFC 4180 has it; on a terminal no name may do more than be read. */
  private String csvLine(TrackRow row) {
    return options.surroundings().outIsTerminal() ? DisplayText.of(row.csv()) : row.csv() + "\r";
  }

  private static String count(long tracks) {
    if (tracks == 0) {
      return "No track is known that fits.";
    }
    return tracks == 1 ? "1 track." : tracks + " tracks.";
  }
}
