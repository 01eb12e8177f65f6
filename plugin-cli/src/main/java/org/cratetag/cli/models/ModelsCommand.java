package org.cratetag.cli.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.decision.LabelMap;
import org.cratetag.decision.Taxonomy;
import org.cratetag.host.PluginHost;
import org.cratetag.host.RefusedPlugin;
import org.cratetag.inference.PackStore;
import org.cratetag.inference.PackVerifier;
import org.cratetag.inference.StoredPack;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.json.PackException;
import org.cratetag.run.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cratetag models}: the model packs at hand. */
@Command(
    name = "models",
    description = "Lists, checks, installs and removes model packs.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  cratetag models list",
      "  cratetag models info edm-subgenre",
      "  cratetag models verify              run the reference cases of every pack",
      "  cratetag models install my-crates.zip"
    })
public final class ModelsCommand implements Runnable {
  private static final String PACK_HELP = "Id and version, such as edm-subgenre/1.0.0, or the id.";
  private static final String TRY_LIST = "; 'cratetag models list' shows what there is";

  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  public ModelsCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "models needs a command: list, info, verify, install or remove");
  }

  @Command(description = "Lists the packs that come with the program and those installed.")
  int list() throws IOException {
    Output output = options.output();
    try (PluginHost host = host(output)) {
      Table table = new Table("pack", "task", "labels", "front-end", "licence", "where");
      List<StoredPack> packs = store(host).list();
      for (StoredPack pack : packs) {
        if (pack instanceof StoredPack.Available available) {
          PackManifest manifest = available.manifest();
          String task = manifest.task().name().toLowerCase(Locale.ROOT);
          String where = available.bundled() ? "bundled" : "installed";
          int labels = manifest.labels().size();
          String frontEnd =
              manifest.frontEnds().stream()
                  .map(FrontEnd::id)
                  .distinct()
                  .collect(Collectors.joining(", "));
          table.row(manifest.name(), task, labels, frontEnd, manifest.licence(), where);
        }
        if (options.isJson()) {
          output.result(PackJson.listed(pack), "");
        }
      }
      if (packs.isEmpty()) {
        output.remark("No model packs.");
      } else if (!options.isJson()) {
        output.result(Map.of(), table.within(options.surroundings().columns()));
      }
      packs.forEach(pack -> warnOfRefused(output, pack));
    }
    return ExitStatus.OK;
  }

  @Command(
      description =
          "Shows labels, thresholds, training data and figures of a pack, and what the settings make"
              + " of its labels.")
  int info(@Parameters(paramLabel = "PACK", description = PACK_HELP) String name)
      throws IOException {
    Output output = options.output();
    try (PluginHost host = host(output)) {
      PackManifest manifest =
          store(host)
              .find(name)
              .orElseThrow(() -> new WrongUseException("there is no pack " + name + TRY_LIST));
      LabelMap labels =
          new LabelMap(
              Taxonomy.bundled(), Workplace.settings(options, settings -> settings).labels());
      output.result(
          PackJson.info(manifest, labels),
          PackText.info(manifest, labels, options.surroundings().columns()));
    }
    return ExitStatus.OK;
  }

  @Command(
      description =
          "Checks hash, front-end, shape and the reference cases of a pack, or of all packs, and"
              + " says how long it takes for a track."
              + " Exit status 2 when one is refused.")
  int verify(
      @Parameters(paramLabel = "PACK", arity = "0..*", description = PACK_HELP) List<String> names)
      throws IOException {
    Output output = options.output();
    boolean passed = true;
    try (PluginHost host = host(output)) {
      PackStore store = store(host);
      for (String name : names == null ? allNames(store) : names) {
        passed &= verify(store, name, output);
      }
      if (names == null) {
        for (StoredPack pack : store.list()) {
          warnOfRefused(output, pack);
          passed &= pack instanceof StoredPack.Available;
        }
      }
    }
    return passed ? ExitStatus.OK : ExitStatus.WRONG_USE;
  }

  @Command(description = "Checks a pack and copies it into the home.")
  int install(@Parameters(paramLabel = "PATH", description = "A folder or a zip.") Path source)
      throws IOException {
    Output output = options.output();
    try (PluginHost host = host(output)) {
      PackManifest manifest = store(host).install(source);
      output.result(Map.of("installed", manifest.name()), "installed " + manifest.name());
    } catch (PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
    return ExitStatus.OK;
  }

  @Command(description = "Removes an installed pack.")
  int remove(@Parameters(paramLabel = "PACK", description = PACK_HELP) String name)
      throws IOException {
    Output output = options.output();
    try (PluginHost host = host(output)) {
      String removed = store(host).remove(name);
      output.result(Map.of("removed", removed), "removed " + removed);
    } catch (PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
    return ExitStatus.OK;
  }

  private static boolean verify(PackStore store, String name, Output output) {
    try {
      PackVerifier.Report report = PackVerifier.verify(store.get(name));
      output.result(PackJson.report(report), PackText.report(report));
      return report.isPassed();
    } catch (PackException e) {
      output.result(
          Map.of("pack", name, "passed", false, "reason", e.getMessage()),
          DisplayText.of(name) + ": refused: " + DisplayText.of(e.getMessage()));
      return false;
    }
  }

  private static List<String> allNames(PackStore store) {
    List<String> names = new ArrayList<>();
    for (StoredPack pack : store.list()) {
      if (pack instanceof StoredPack.Available available) {
        names.add(available.manifest().name());
      }
    }
    return names;
  }

  private static void warnOfRefused(Output output, StoredPack pack) {
    if (pack instanceof StoredPack.Refused refused) {
      output.warning("pack refused: " + refused.location() + ": " + refused.reason());
    }
  }

  private PluginHost host(Output output) {
    PluginHost host = Workplace.plugins(options);
    for (RefusedPlugin refused : host.refused()) {
      output.warning("plugin refused: " + refused.name() + " " + refused.reason());
    }
    return host;
  }

  private PackStore store(PluginHost host) {
    return Engine.packStore(Workplace.home(options), host.extensions(FeatureExtractor.class));
  }
}
