package org.cratetag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.cratetag.api.ApiVersion;
import org.cratetag.cli.config.ConfigCommand;
import org.cratetag.cli.config.SetupCommand;
import org.cratetag.cli.crates.CratesCommand;
import org.cratetag.cli.crates.ExportCommand;
import org.cratetag.cli.evaluate.EvaluateCommand;
import org.cratetag.cli.evaluate.EvaluateWorldCommand;
import org.cratetag.cli.library.DemoCommand;
import org.cratetag.cli.library.ForgetCommand;
import org.cratetag.cli.library.HistoryCommand;
import org.cratetag.cli.library.ListCommand;
import org.cratetag.cli.library.ScanCommand;
import org.cratetag.cli.library.ShowCommand;
import org.cratetag.cli.library.StatusCommand;
import org.cratetag.cli.library.TagCommand;
import org.cratetag.cli.library.UndoCommand;
import org.cratetag.cli.models.ModelsCommand;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Surroundings;
import org.cratetag.cli.plugins.PluginsCommand;
import org.cratetag.cli.serve.ServeCommand;
import org.cratetag.cli.train.TrainCommand;
import org.cratetag.cli.workplace.GlobalOptions;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code cratetag} without a command: says what there is. */
@Command(
    name = "cratetag",
    versionProvider = CratetagCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Listens to a music library and writes genre, EDM subgenre and tempo into tags.",
    footer = {
      "",
      "Examples:",
      "  cratetag demo                     make a few tracks, tag and show them",
      "  cratetag tag --dry-run ~/Music    listen, and say what would be written",
      "  cratetag tag ~/Music              write it",
      "  cratetag undo                     give back the tags that were there",
      "",
      "Exit status: 0 all well, 1 some tracks failed, 2 wrong use or configuration,",
      "3 a fault of Cratetag itself, 130 stopped by Ctrl-C."
    })
final class CratetagCommand implements Callable<Integer> {
  @Mixin private final GlobalOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      order = 98,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      order = 99,
      description = "Show the version.")
  private boolean version;

  private CratetagCommand(GlobalOptions options) {
    this.options = options;
  }

  /** All commands, wired. */
  static CommandLine commandLine(GlobalOptions options, Surroundings surroundings) {
    CommandLine commandLine =
        new CommandLine(new CratetagCommand(options))
            .addSubcommand(new DemoCommand(options))
            .addSubcommand(new ScanCommand(options))
            .addSubcommand(new TagCommand(options))
            .addSubcommand(new ShowCommand(options))
            .addSubcommand(new UndoCommand(options))
            .addSubcommand(new StatusCommand(options))
            .addSubcommand(new HistoryCommand(options))
            .addSubcommand(new ListCommand(options))
            .addSubcommand(new ForgetCommand(options))
            .addSubcommand(new ExportCommand(options))
            .addSubcommand(new CratesCommand(options))
            .addSubcommand(new ServeCommand(options))
            .addSubcommand(new SetupCommand(options))
            .addSubcommand(new ConfigCommand(options))
            .addSubcommand(new ModelsCommand(options))
            .addSubcommand(new PluginsCommand(options))
            .addSubcommand(TrainCommand.commandLine(options))
            .addSubcommand(
                new CommandLine(new EvaluateCommand(options))
                    .addSubcommand(new EvaluateWorldCommand(options)))
            .addSubcommand(withoutHelpOption(new HelpCommand()))
            .addSubcommand(completion());
    lab(options)
        .ifPresentOrElse(
            commandLine::addSubcommand, () -> commandLine.addSubcommand(new LabCommand()));
    return commandLine;
  }

  /** {@code cratetag generate-completion}, for scripts. */
  private static CommandSpec completion() {
    CommandSpec spec = withoutHelpOption(new GenerateCompletion());
    spec.usageMessage().hidden(true);
    return spec;
  }

  /** One of picocli's own commands, whose help option would stand beside the inherited one. */
  private static CommandSpec withoutHelpOption(Object command) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.remove(spec.findOption("--help"));
    return spec;
  }

  /** The commands of makers of packs, if they are on the class path. */
  private static Optional<CommandLine> lab(GlobalOptions options) {
    return ServiceLoader.load(LabCommands.class).findFirst().map(lab -> lab.commandLine(options));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitStatus.OK;
  }

  /** The versions from the build: the program's, and that of its plugin API. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties properties = new Properties();
      try (InputStream in = CratetagCommand.class.getResourceAsStream("version.properties")) {
        properties.load(in);
      }
      return new String[] {
        "cratetag %s (plugin API %s)"
            .formatted(properties.getProperty("version"), ApiVersion.current())
      };
    }
  }
}
