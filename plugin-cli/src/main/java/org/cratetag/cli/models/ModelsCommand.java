package org.cratetag.cli.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.KnownBases;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.PackEffectText;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.decision.LabelMap;
import org.cratetag.host.PluginHost;
import org.cratetag.host.RefusedPlugin;
import org.cratetag.inference.PackStore;
import org.cratetag.inference.StoredPack;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.json.PackException;
import org.cratetag.run.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cratetag models}: the model packs at hand. */
@Command(
    name = "models",
    description = "Lists, checks, installs and removes model packs and the networks they need.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  cratetag models list",
      "  cratetag models info edm-subgenre",
      "  cratetag models verify              run the reference cases of every pack",
      "  cratetag models install my-crates.zip",
      "  cratetag models install musicnn     better ears, from a package index",
      "  cratetag models install discogs-effnet-bsdynamic-1.onnx"
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
      new ModelsListing(store(host), bases(), options).print();
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
    Optional<BaseManifest> base = bases().find(name);
    if (base.isPresent()) {
      output.result(
          BaseText.json(base.get()), BaseText.info(base.get(), options.surroundings().columns()));
      return ExitStatus.OK;
    }
    try (PluginHost host = host(output)) {
      PackManifest manifest =
          store(host)
              .find(name)
              .orElseThrow(() -> new WrongUseException("there is no pack " + name + TRY_LIST));
      LabelMap labels = Workplace.words(options);
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
    boolean passed;
    try (PluginHost host = host(output)) {
      ModelsCheck check = new ModelsCheck(store(host), bases(), output);
      passed = names == null ? check.all() : check.these(names);
    }
    return passed ? ExitStatus.OK : ExitStatus.WRONG_USE;
  }

  @Command(
      description = {
        "Checks a pack and copies it into the home, or makes a base network of what its makers"
            + " publish: 'musicnn' has pip get the package of that name, and a file of it"
            + " (musicnn-0.1.0-py3-none-any.whl) does as well. Its licence is ISC. So does an ONNX"
            + " file of Essentia's models with its JSON beside it: Discogs-EffNet, MAEST, YAMNet"
            + " or MusiCNN; you are asked whether you accept its licence."
      })
  int install(
      @Parameters(paramLabel = "SOURCE", description = "A folder, a zip, a base or its file.")
          String source,
      @Option(
              names = LicenceQuestion.OPTION,
              description = "Accept the licence of a base without being asked.")
          boolean acceptsLicence)
      throws IOException {
    Output output = options.output();
    if (BaseInstall.isBase(source)) {
      return installBase(source, acceptsLicence, output);
    }
    String installed;
    try (PluginHost host = host(output)) {
      installed = store(host).install(Path.of(source)).name();
    } catch (PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
    PackEffectText effect = effectOf(installed, output);
    output.result(
        Map.of("installed", installed, "preview", effect.json()), "installed " + installed);
    if (effect.isKnown()) {
      output.remark(effect.ofNewPack());
    }
    return ExitStatus.OK;
  }

  /** What goes with a pack that was used; packs that cannot be removed change nothing. */
  private Optional<PackEffectText> effectOf(PackStore store, String name, Output output) {
    Optional<String> installed =
        store.find(name).map(PackManifest::name).filter(found -> isInstalled(store, found));
    return installed.map(found -> effectOf(found, output)).filter(PackEffectText::isKnown);
  }

  private static boolean isInstalled(PackStore store, String name) {
    return store.list().stream()
        .anyMatch(
            pack ->
                pack instanceof StoredPack.Available available
                    && !available.bundled()
                    && available.manifest().name().equals(name));
  }

  /** What an installed pack changes of what was heard before. */
  private PackEffectText effectOf(String pack, Output output) {
    try (Workplace workplace = Workplace.open(options, output, s -> s.withPacks(List.of()))) {
      return new PackEffectText(
          workplace.engine().effectOf(pack, PackEffectText.MOST_TRACKS), pack);
    }
  }

  private int installBase(String source, boolean acceptsLicence, Output output) throws IOException {
    try {
      PipDownload pip = new PipDownload(options.surroundings().environment());
      LicenceQuestion question =
          new LicenceQuestion(
              acceptsLicence,
              Optional.ofNullable(System.console()),
              options.surroundings().columns());
      BaseManifest base = new BaseInstall(bases(), pip, question, output).install(source);
      output.result(
          Map.of("installed", base.name(), "licence", base.licence()),
          "installed " + base.name() + ", licence " + DisplayText.of(base.licence()));
      if (!base.id().equals(KnownBases.MUSICNN)) {
        output.remark(
            "Your crates can be learned with it: cratetag train crates DIR --base "
                + base.id()
                + " --name my-crates");
      }
      return ExitStatus.OK;
    } catch (PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  @Command(description = "Removes an installed pack or base.")
  int remove(@Parameters(paramLabel = "PACK", description = PACK_HELP) String name)
      throws IOException {
    Output output = options.output();
    try {
      if (bases().find(name).isPresent()) {
        String removed = bases().remove(name);
        output.result(Map.of("removed", removed), "removed " + removed);
        return ExitStatus.OK;
      }
      try (PluginHost host = host(output)) {
        PackStore store = store(host);
        Optional<PackEffectText> effect = effectOf(store, name, output);
        String removed = store.remove(name);
        Map<String, Object> members = new LinkedHashMap<>(Map.of("removed", removed));
        effect.ifPresent(found -> members.put("preview", found.json()));
        output.result(members, "removed " + removed);
        effect.map(PackEffectText::ofGonePack).ifPresent(output::remark);
      }
    } catch (PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
    return ExitStatus.OK;
  }

  private BaseStore bases() {
    return Engine.baseStore(Workplace.home(options));
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
