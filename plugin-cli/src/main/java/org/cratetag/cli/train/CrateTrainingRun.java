package org.cratetag.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cratetag.cli.listening.UnheardTracks;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.PackEffectText;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.ownset.OwnSet;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Settings;
import org.cratetag.inference.PackStore;
import org.cratetag.inference.StoredPack;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.json.PackException;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.train.crates.BaseHearing;
import org.cratetag.train.crates.CrateException;
import org.cratetag.train.crates.CrateReport;
import org.cratetag.train.crates.CrateTraining;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.pack.PackModel;
import org.cratetag.train.pack.PassingFolder;

/**
 * {@code cratetag train crates} and {@code train table}: reads a person's own data set, trains,
 * installs.
 *
 * @param source of the data set
 * @param name of the pack
 * @param startFrom name of the pack that the new one may start from, or {@value #NONE}
 * @param base name of the base network that is listened with, if any
 * @param namesFiles whether the pack names the files that it learned from
 */
record CrateTrainingRun(
    GlobalOptions options,
    OwnSet source,
    String name,
    String startFrom,
    Optional<String> base,
    boolean namesFiles) {
  /** Said instead of a pack when none shall be started from. */
  static final String NONE = "none";

  private static final PackVersion FIRST = new PackVersion(1, 0, 0);

  /**
   * Runs to the end or to Ctrl-C.
   *
   * @return the exit status
   * @throws WrongUseException when there is nothing to train from, or the name cannot be used
   */
  int run(UnaryOperator<Settings> changes) throws IOException {
    requireName(name);
    Optional<CrateBase> listensWith =
        base.map(wanted -> CrateBase.get(Engine.baseStore(Workplace.home(options)), wanted));
    Output output = options.runOutput();
    UnaryOperator<Settings> all = settings -> changes.apply(settings.withPacks(List.of()));
    try (Workplace workplace = Workplace.open(options, output, all)) {
      Engine engine = workplace.engine();
      PackVersion version = nextVersion(engine.packs(), name);
      UnheardTracks unheard = new UnheardTracks(output);
      Optional<LabelledSet> set =
          source.read(engine, CrateTraining.SMALLEST_CRATE, unheard, output);
      if (set.isEmpty()) {
        return ExitStatus.INTERRUPTED;
      }
      Optional<BaseHearing> hearing = Optional.empty();
      if (listensWith.isPresent()) {
        hearing = listensWith.get().hearing(engine, set.get(), options, output);
        if (hearing.isEmpty()) {
          return ExitStatus.INTERRUPTED;
        }
      }
      train(set.get(), hearing, version, engine, unheard, output);
      return unheard.anyFailed() ? ExitStatus.SOME_FAILED : ExitStatus.OK;
    } catch (RunException | CrateException | PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  /** What the settings say where they name the packs to use, and not this one. */
  private Optional<String> chosenOtherwise(String id) {
    List<String> chosen = Workplace.settings(options, settings -> settings).packs();
    return chosen.isEmpty() || chosen.stream().anyMatch(name -> name.split("/")[0].equals(id))
        ? Optional.empty()
        : Optional.of(
            "Your settings name the packs to use (" + String.join(", ", chosen) + "): add " + id);
  }

  private void train(
      LabelledSet set,
      Optional<BaseHearing> hearing,
      PackVersion version,
      Engine engine,
      UnheardTracks unheard,
      Output output)
      throws CrateException, PackException, RunException, IOException {
    Optional<PackModel> start = start(engine.packs());
    try (PassingFolder folder = PassingFolder.of("cratetag-train")) {
      String recipe = "cratetag train " + source.options() + baseOption() + " --name " + name;
      Optional<Path> listed = namesFiles ? Optional.of(source.folder()) : Optional.empty();
      CrateReport report =
          new CrateTraining(name, version, recipe, start, listed)
              .train(set, hearing, folder.path(), output::remark);
      PackManifest installed = engine.packs().install(folder.path());
      PackEffectText effect =
          new PackEffectText(
              engine.effectOf(installed.name(), PackEffectText.MOST_TRACKS), installed.name());
      Map<String, Object> members =
          CrateTrainingJson.of(Optional.of(installed), set, report, unheard.reasons());
      members.put("preview", effect.json());
      output.result(members, new CrateTrainingText(Optional.of(installed), set, report).lines());
      if (effect.isKnown()) {
        output.remark(effect.ofNewPack());
      }
      chosenOtherwise(installed.id()).ifPresent(output::remark);
    } finally {
      start.ifPresent(PackModel::close);
    }
  }

  private String baseOption() {
    return base.map(wanted -> " --base " + wanted).orElse("");
  }

  /** Refuses what cannot be a pack's name. */
  static void requireName(String name) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new WrongUseException(
          "the name '%s' must be lower case letters, digits and hyphens, such as my-crates"
              .formatted(name));
    }
  }

  private Optional<PackModel> start(PackStore packs) throws PackException {
    if (startFrom.equals(NONE)) {
      return Optional.empty();
    }
    Optional<PackModel> start = PackModel.find(packs.get(startFrom));
    if (start.isEmpty()) {
      options
          .output()
          .remark(startFrom + " takes other features than edm-stats/1, so nothing starts from it");
    }
    return start;
  }

  /** One minor version above the latest. */
  static PackVersion nextVersion(PackStore store, String name) {
    boolean isBundled =
        store.list().stream()
            .filter(pack -> pack instanceof StoredPack.Available)
            .map(pack -> (StoredPack.Available) pack)
            .anyMatch(pack -> pack.bundled() && pack.manifest().id().equals(name));
    if (isBundled) {
      throw new WrongUseException(
          "the pack " + name + " is part of the program; choose another name for yours");
    }
    Optional<PackVersion> latest = store.find(name).map(PackManifest::version);
    return latest.map(v -> new PackVersion(v.major(), v.minor() + 1, 0)).orElse(FIRST);
  }
}
