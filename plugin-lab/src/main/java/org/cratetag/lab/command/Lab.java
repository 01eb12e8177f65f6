package org.cratetag.lab.command;

import java.util.concurrent.Callable;
import org.cratetag.cli.LabCommands;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.workplace.GlobalOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cratetag lab}: what makers of packs run. */
public final class Lab implements LabCommands {
  @Override
  public CommandLine commandLine(GlobalOptions options) {
    CommandLine train =
        new CommandLine(new Train())
            .addSubcommand(new TrainEdmSubgenreCommand(options))
            .addSubcommand(new TrainEdmGateCommand(options))
            .addSubcommand(new TrainGenreCommand(options))
            .addSubcommand(new TrainBeatCountingCommand(options))
            .addSubcommand(new TrainGenreMusicnnCommand(options));
    CommandLine evaluate =
        new CommandLine(new Evaluate())
            .addSubcommand(new EvaluateEdmSubgenreCommand(options))
            .addSubcommand(new EvaluateNetworksCommand(options))
            .addSubcommand(new DriftCommand(options));
    return new CommandLine(new Top())
        .addSubcommand(train)
        .addSubcommand(evaluate)
        .addSubcommand(new SynthesiseCommand(options))
        .addSubcommand(new WorldFeaturesCommand(options));
  }

  /** Says what there is below it. */
  private abstract static class Group implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      spec.commandLine().usage(spec.commandLine().getOut());
      return ExitStatus.OK;
    }
  }

  @Command(
      name = "lab",
      hidden = true,
      description = "The recipes that make the bundled packs, and the studies behind them.")
  private static final class Top extends Group {}

  @Command(name = "train", description = "Makes a bundled pack again.")
  private static final class Train extends Group {}

  @Command(name = "evaluate", description = "Judges recipes, networks and features.")
  private static final class Evaluate extends Group {}
}
