package org.cratetag.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cratetag train network}. */
@Command(
    name = "network",
    description = "Makes a pack of a neural network that learns from your own music.",
    footer = {
      "",
      "Each folder in DIR is a label. What is not given is as the network's recipe has",
      "it; src/site/networks.md tells of the networks and of how long they take.",
      "",
      "Examples:",
      "  cratetag train network list",
      "  cratetag train network crate-mel --from ~/Crates --name my-network"
    })
final class TrainNetworkCommand implements Callable<Integer> {
  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NETWORK", description = "A network by name; 'list' names them.")
  private String network;

  @Option(names = "--from", paramLabel = "DIR", description = "A folder of music for each label.")
  private Path from;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the pack: lower case letters, digits and hyphens.")
  private String name;

  @Mixin private NetworkOptions settings;

  TrainNetworkCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    AddOn.wantHeap(options.surroundings().environment());
    return run(options, network, settings, Optional.ofNullable(from), name, spec);
  }

  /** Also for the former spelling. */
  static int run(
      GlobalOptions options,
      String network,
      NetworkOptions settings,
      Optional<Path> from,
      String name,
      CommandSpec spec)
      throws IOException {
    if (network.equals("list")) {
      return NetworkTrainingRun.list(options.output());
    }
    if (from.isPresent() == settings.data().isPresent() || name == null) {
      throw new WrongUseException(
          "say what the network learns from: --from DIR or --data DIR, and --name NAME");
    }
    return new NetworkTrainingRun(
            options,
            network,
            settings,
            from.map(dir -> dir.toAbsolutePath().normalize()),
            name,
            spec.commandLine().getParseResult().originalArgs())
        .run();
  }
}
