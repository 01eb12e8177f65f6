package org.cratetag.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.ownset.OwnMusic;
import org.cratetag.cli.ownset.OwnPlaylists;
import org.cratetag.cli.ownset.OwnSet;
import org.cratetag.cli.playlists.PlaylistOptions;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.GlobalOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code cratetag train}: its commands, and the former spelling, in which options told what to
 * train.
 */
@Command(
    name = "train",
    description = "Makes model packs from your own music.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  cratetag train crates ~/Crates --name my-crates",
      "  cratetag train crates ~/Music --labels tags --name my-genres",
      "  cratetag train crates --from-rekordbox my.xml --name my-crates",
      "  cratetag train table set.csv --label-column genre --name my-set",
      "  cratetag train network crate-mel --from ~/Crates --name my-network",
      "  cratetag tag --packs my-crates,edm-subgenre ~/Music",
      "",
      "The former spelling (train --from DIR, train --csv FILE, train --network NAME)",
      "does the same."
    })
public final class TrainCommand implements Callable<Integer> {
  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  @Option(names = "--from", paramLabel = "DIR")
  private Path from;

  @Option(names = "--labels", paramLabel = "FROM")
  private OwnMusic.Labels labels;

  @Option(names = "--csv", paramLabel = "FILE")
  private Path csv;

  @Option(names = "--network", paramLabel = "NETWORK")
  private String network;

  @Mixin private PlaylistOptions playlists = new PlaylistOptions();
  @Mixin private TableOptions columns;
  @Mixin private PackOptions pack;

  @Mixin(name = NETWORK_SETTINGS)
  private NetworkOptions settings;

  private static final String NETWORK_SETTINGS = "networkSettings";

  private TrainCommand(GlobalOptions options) {
    this.options = options;
  }

  /** The command with those below it. */
  public static CommandLine commandLine(GlobalOptions options) {
    CommandLine train =
        new CommandLine(new TrainCommand(options))
            .addSubcommand(new TrainCratesCommand(options))
            .addSubcommand(new TrainTableCommand(options))
            .addSubcommand(new TrainNetworkCommand(options));
    CommandSpec spec = train.getCommandSpec();
    for (OptionSpec former : List.copyOf(spec.options())) {
      spec.remove(former);
      spec.addOption(former.toBuilder().hidden(true).build());
    }
    return train;
  }

  @Override
  public Integer call() throws IOException {
    AddOn.wantHeap(options.surroundings().environment());
    if (network != null) {
      return trainNetwork();
    }
    boolean isOfPlaylists = from == null && csv == null && playlists.isGiven();
    if (!isOfPlaylists && (from == null) == (csv == null)) {
      throw wrong("say what to train: crates DIR --name NAME, table FILE or network NAME");
    }
    if (isAnyNetworkOptionGiven()) {
      throw wrong("--epochs and the like go with --network");
    }
    return csv == null ? trainCrates() : trainTable();
  }

  private int trainCrates() throws IOException {
    if (pack.name().isEmpty()) {
      throw wrong("say what to train: crates DIR --name NAME");
    }
    if (columns.isAnyGiven()) {
      throw wrong("--label-column and the like go with --csv, not with --from");
    }
    OwnMusic.Labels by = labels == null ? OwnMusic.Labels.FOLDERS : labels;
    OwnSet set = OwnPlaylists.set(options, Optional.ofNullable(from), by, playlists);
    if (from == null) {
      note(playlists.option(), "crates " + playlists.option());
    } else {
      note("--from DIR", "crates DIR");
    }
    return pack.train(options, set, Optional.empty());
  }

  private int trainTable() throws IOException {
    if (labels != null || playlists.isAnyGiven()) {
      throw wrong("--labels goes with --from, as playlists do, not with --csv");
    }
    OwnTable table = columns.table(csv);
    note("--csv FILE", "table FILE");
    return TrainTableCommand.run(options, table, pack);
  }

  private int trainNetwork() throws IOException {
    if (csv != null
        || columns.isAnyGiven()
        || labels != null
        || pack.namesFiles()
        || playlists.isAnyGiven()) {
      throw wrong("--network goes with --from or --data alone");
    }
    note("--network NAME", "network NAME");
    return TrainNetworkCommand.run(
        options, network, settings, Optional.ofNullable(from), pack.name().orElse(null), spec);
  }

  private boolean isAnyNetworkOptionGiven() {
    return spec.mixins().get(NETWORK_SETTINGS).options().stream()
        .anyMatch(
            option -> spec.commandLine().getParseResult().hasMatchedOption(option.longestName()));
  }

  private void note(String former, String now) {
    options
        .output()
        .warning("'train " + former + "' is now 'train " + now + "'; the former spelling works on");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
