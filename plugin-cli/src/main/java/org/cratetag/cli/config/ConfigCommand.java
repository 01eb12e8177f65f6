package org.cratetag.cli.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.ConfigException;
import org.cratetag.config.ConfigTree;
import org.cratetag.config.Configuration;
import org.cratetag.config.EffectiveSettings;
import org.cratetag.config.Library;
import org.cratetag.config.Problem;
import org.cratetag.config.Settings;
import org.cratetag.config.keys.EditorSchema;
import org.cratetag.config.keys.ExampleFile;
import org.cratetag.library.Exclusions;
import org.cratetag.library.LeftOut;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cratetag config}: the settings. */
@Command(
    name = "config",
    description = "Writes, checks and shows the settings.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "The settings are the defaults, over them config.yaml in the home (or --config",
      "FILE), over that the environment: CRATETAG_LIBRARIES_MUSIC_PATH=/srv/music is",
      "what 'libraries: {music: {path: /srv/music}}' is in the file.",
      "",
      "Examples:",
      "  cratetag config init",
      "  cratetag config check",
      "  cratetag config check ~/Music/Audiobooks",
      "  cratetag config show"
    })
public final class ConfigCommand implements Runnable {
  private static final int VALUE_COLUMNS = 44;

  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  public ConfigCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "config needs a command: init, check, show or schema");
  }

  @Command(
      description = {
        "Writes a configuration that tells of every setting and changes none.",
        "A file that is there stays as it is."
      })
  int init() {
    Path file = Workplace.configFile(options);
    Path schema = file.resolveSibling("config.schema.json");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, ExampleFile.text(), StandardOpenOption.CREATE_NEW);
      Files.writeString(schema, EditorSchema.text());
    } catch (FileAlreadyExistsException e) {
      throw new WrongUseException(
          file + " is there already and stays as it is; to begin anew, move it away", e);
    } catch (IOException e) {
      throw new WrongUseException("cannot write " + file + ": " + e, e);
    }
    options
        .output()
        .done(
            Map.of("file", file.toString(), "schema", schema.toString()),
            "Wrote "
                + DisplayText.of(file)
                + ". It changes nothing yet: take the '#' from what you want.\n"
                + "Say first where your music is: libraries.");
    return ExitStatus.OK;
  }

  @Command(
      description = {
        "Says all that is wrong with the settings, and what would be right.",
        "With PATH, says which rule leaves a file or folder out, or that none does."
      })
  int check(
      @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders.")
          List<Path> paths) {
    ConfigTree tree = Workplace.configTree(options);
    Output output = options.output();
    List<Problem> problems = new ArrayList<>(tree.check());
    if (problems.stream().noneMatch(Problem::isError)) {
      problems.addAll(0, Workplace.listUnknownLabels(options, tree));
    }
    for (Problem problem : problems) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("place", problem.place());
      members.put("problem", problem.what());
      members.put("error", problem.isError());
      output.result(members, DisplayText.of((problem.isError() ? "" : "note: ") + problem));
    }
    long errors = problems.stream().filter(Problem::isError).count();
    if (errors > 0) {
      output.remark(errors == 1 ? "1 error." : errors + " errors.");
      return ExitStatus.WRONG_USE;
    }
    if (paths != null && !paths.isEmpty()) {
      paths.forEach(path -> explain(tree, path.toAbsolutePath().normalize(), output));
      return ExitStatus.OK;
    }
    boolean isThere = Files.exists(tree.file());
    output.done(
        Map.of("file", tree.file().toString(), "exists", isThere, "errors", 0),
        DisplayText.of(tree.file())
            + (isThere
                ? " is good."
                : " is not there: the defaults hold. 'cratetag config init' writes one."));
    return ExitStatus.OK;
  }

  private static void explain(ConfigTree tree, Path path, Output output) {
    try {
      Configuration configuration = Configuration.read(tree);
      Optional<Library> library = configuration.findLibrary(path);
      Settings settings = library.map(Library::settings).orElse(configuration.settings());
      Optional<LeftOut> out =
          new Exclusions(
                  settings.exclude(),
                  Configuration.excludePlaces(tree, library),
                  settings.libraryFolders(),
                  settings.otherLibraries())
              .find(path);
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("path", path.toString());
      members.put("exists", Files.exists(path));
      library.ifPresent(found -> members.put("library", found.name()));
      members.put("leftOut", out.isPresent());
      out.ifPresent(
          found -> {
            members.put("by", found.path().toString());
            members.put("reason", found.reason());
          });
      output.result(members, DisplayText.of(words(path, library, out)));
    } catch (ConfigException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private static String words(Path path, Optional<Library> library, Optional<LeftOut> out) {
    String where =
        library
            .map(found -> " (library '" + found.name() + "')")
            .orElse(" (in no library: it begins one when it is named)");
    if (out.isEmpty()) {
      return path
          + where
          + ": no rule leaves it out"
          + (Files.exists(path) ? "" : "; but it is not there");
    }
    boolean itself = out.get().path().equals(path);
    return path + where + ": " + (itself ? "" : out.get().path() + ": ") + out.get().reason();
  }

  @Command(
      description = "Shows the settings that hold and where each came from. Secrets are masked.")
  int show() {
    ConfigTree tree = Workplace.configTree(options);
    Optional<Problem> wrong = tree.check().stream().filter(Problem::isError).findFirst();
    if (wrong.isPresent()) {
      throw new WrongUseException(wrong.get() + " ('cratetag config check' lists all)");
    }
    List<Map<String, Object>> settings = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (EffectiveSettings.Entry entry : EffectiveSettings.list(tree)) {
      settings.add(Map.of("key", entry.key(), "value", entry.value(), "from", entry.from()));
      String line = DisplayText.of(entry.key() + ": " + entry.value());
      String from = entry.from().replace(tree.file() + " ", tree.file().getFileName() + " ");
      lines.add(
          line
              + " ".repeat(Math.max(2, VALUE_COLUMNS - line.length()))
              + "# "
              + DisplayText.of(from));
    }
    options
        .output()
        .result(
            Map.of("file", tree.file().toString(), "settings", settings), String.join("\n", lines));
    return ExitStatus.OK;
  }

  @Command(description = "Prints a JSON schema of the settings, for editors.")
  int schema() {
    options.surroundings().out().print(EditorSchema.text());
    return ExitStatus.OK;
  }
}
