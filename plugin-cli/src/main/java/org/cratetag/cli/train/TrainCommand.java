package org.cratetag.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.crates.CrateException;
import org.cratetag.train.crates.CrateReport;
import org.cratetag.train.crates.CrateTraining;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.csv.CsvColumns;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cratetag train}. */
@Command(
    name = "train",
    description = "Makes model packs from your own music.",
    footer = {
      "",
      "Each folder in DIR is a crate, with 8 tracks or more; folders below it belong",
      "to it. With --labels tags, the genres in the tags of a whole library are what",
      "is learned: under the names that Cratetag knows, without what it wrote itself;",
      "of several the first, if it is not only a broader name of another.",
      "Says how often the pack will be right, which crates are too alike and which",
      "tracks look misfiled, then installs the pack beside the bundled one, in a new",
      "version each time. A pack names no files of yours unless --name-files is given.",
      "",
      "With --csv, a table of features is learned from: a header, one row a track. Its",
      "71 feature columns begin with their numbers, 1-ZCRm to 71-BPM, or are named in",
      "the order of edm-stats/1. Of other columns no pack is made; what to expect of",
      "them is said all the same.",
      "",
      "Examples:",
      "  cratetag train --from ~/Crates --name my-crates",
      "  cratetag train --from ~/Music --labels tags --name my-genres",
      "  cratetag train --csv set.csv --label-column genre --group-column artist \\",
      "      --name my-set",
      "  cratetag train --network crate-mel --from ~/Crates --name my-network",
      "  cratetag tag --packs my-crates,edm-subgenre ~/Music"
    })
public final class TrainCommand implements Callable<Integer> {
  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "The folder of crates, or with --labels tags of music.")
  private Path from;

  @Option(
      names = "--labels",
      paramLabel = "FROM",
      description = "What tells a track's label: folders or tags. Default: folders.")
  private OwnMusic.Labels labels;

  @Option(names = "--csv", paramLabel = "FILE", description = "A table of features.")
  private Path csv;

  @Option(
      names = "--label-column",
      paramLabel = "COLUMN",
      description = "With --csv: the column of the labels.")
  private String labelColumn;

  @Option(
      names = "--group-column",
      paramLabel = "COLUMN",
      description =
          "With --csv: rows with equal values, of one artist for example, are judged together.")
  private String groupColumn;

  @Option(
      names = "--feature-columns",
      paramLabel = "COLUMNS",
      split = ",",
      description =
          "With --csv: the feature columns in order, by comma, or FIRST..LAST. Default: those that"
              + " begin with 1- to 71-, or else all other columns.")
  private List<String> featureColumns = List.of();

  @Option(
      names = "--front-end",
      paramLabel = "ID",
      description = "With --csv: whose values the feature columns are; edm-stats/1.")
  private String frontEnd;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the pack: lower case letters, digits and hyphens.")
  private String name;

  @Option(
      names = "--start-from",
      paramLabel = "PACK",
      defaultValue = "edm-subgenre",
      description =
          "The pack whose opinion of a track the new one may use, if that helps by an inner"
              + " cross-validation; it becomes a part of the new pack. Or: none. Default:"
              + " ${DEFAULT-VALUE}.")
  private String startFrom;

  @Option(
      names = "--name-files",
      description = "Name the files, below DIR, that the pack learned from in the pack.")
  private boolean namesFiles;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tracks listened to at once. Default: half of the cores.")
  private Integer workers;

  @ArgGroup(exclusive = false, heading = "%nNeural networks:%n")
  private NetworkOptions network;

  public TrainCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    AddOn.wantHeap(options.surroundings().environment());
    if (network != null) {
      return trainNetwork();
    }
    if ((from == null) == (csv == null)) {
      throw wrong("say what to train: --from DIR --name NAME, or --csv FILE");
    }
    if (from != null) {
      if (name == null) {
        throw wrong("say what to train: --from DIR --name NAME");
      }
      if (hasTableOptions()) {
        throw wrong("--label-column and the like go with --csv, not with --from");
      }
      OwnMusic.Labels by = labels == null ? OwnMusic.Labels.FOLDERS : labels;
      return train(new OwnMusic(options, from.toAbsolutePath().normalize(), by));
    }
    if (labels != null) {
      throw wrong("--labels goes with --from, not with --csv");
    }
    if (labelColumn == null) {
      throw wrong("say which column of the table holds the labels: --label-column COLUMN");
    }
    OwnTable table = new OwnTable(csv.toAbsolutePath().normalize(), columns());
    return name == null ? judge(table) : train(table);
  }

  private int trainNetwork() throws IOException {
    if (network.isList()) {
      return NetworkTrainingRun.list(options.output());
    }
    if ((from == null) == (network.data() == null) || name == null) {
      throw wrong("say what the network learns from: --from DIR or --data DIR, and --name NAME");
    }
    if (csv != null || hasTableOptions() || labels != null || namesFiles) {
      throw wrong("--network goes with --from or --data alone");
    }
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    Optional<Path> music = Optional.ofNullable(from).map(dir -> dir.toAbsolutePath().normalize());
    return new NetworkTrainingRun(options, network, music, name, arguments).run();
  }

  private boolean hasTableOptions() {
    return labelColumn != null
        || groupColumn != null
        || frontEnd != null
        || !featureColumns.isEmpty();
  }

  private CsvColumns columns() {
    if (frontEnd != null && !frontEnd.equals(EdmStats.ID)) {
      throw wrong("the front-end must be " + EdmStats.ID + ", found " + frontEnd);
    }
    return new CsvColumns(
        OwnTable.NAME,
        labelColumn,
        Optional.ofNullable(groupColumn),
        featureColumns,
        Optional.ofNullable(frontEnd).map(FrontEnd::of));
  }

  private int train(OwnSet source) throws IOException {
    return new CrateTrainingRun(options, source, name, startFrom, namesFiles)
        .run(settings -> workers == null ? settings : settings.withWorkers(workers));
  }

  /** Without a name there is no pack, but all that is to be said of one. */
  private int judge(OwnTable table) {
    Output output = options.output();
    LabelledSet set = table.read(CrateTraining.SMALLEST_CRATE, output);
    try {
      CrateReport report = CrateTraining.judge(set, output::remark);
      output.result(
          CrateTrainingJson.of(Optional.empty(), set, report, Map.of()),
          new CrateTrainingText(Optional.empty(), set, report).lines());
      return ExitStatus.OK;
    } catch (CrateException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
