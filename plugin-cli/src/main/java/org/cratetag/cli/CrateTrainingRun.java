package org.cratetag.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cratetag.api.FeatureTensor;
import org.cratetag.api.FrontEnd;
import org.cratetag.config.Settings;
import org.cratetag.feature.EdmStats;
import org.cratetag.inference.PackException;
import org.cratetag.inference.PackManifest;
import org.cratetag.inference.PackStore;
import org.cratetag.inference.PackVersion;
import org.cratetag.inference.StoredPack;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.run.RunReport;
import org.cratetag.run.RunRequest;
import org.cratetag.schedule.CancelSignal;
import org.cratetag.tags.internal.ArtistKey;
import org.cratetag.train.crates.CrateException;
import org.cratetag.train.crates.CrateReport;
import org.cratetag.train.crates.CrateSet;
import org.cratetag.train.crates.CrateTraining;

/**
 * {@code cratetag train --from DIR --name NAME}: listens to what is new below the folder, trains,
 * installs.
 *
 * @param from the folder of crates, absolute and normalised
 * @param name of the pack
 */
record CrateTrainingRun(GlobalOptions options, Path from, String name) {
  private static final PackVersion FIRST = new PackVersion(1, 0, 0);

  /**
   * Runs to the end or to Ctrl-C.
   *
   * @return the exit status
   * @throws WrongUseException when there is nothing to train from, or the name cannot be used
   */
  int run(UnaryOperator<Settings> changes) throws IOException {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new WrongUseException(
          "the name '%s' must be lower case letters, digits and hyphens, such as my-crates"
              .formatted(name));
    }
    if (!Files.isDirectory(from)) {
      throw new WrongUseException(
          "no such folder: " + from + ". Name the folder that holds your crates, each a folder");
    }
    Output output = options.output();
    UnaryOperator<Settings> all = settings -> changes.apply(settings.withPacks(List.of()));
    try (Workplace workplace = Workplace.open(options, output, all)) {
      Engine engine = workplace.engine();
      PackVersion version = nextVersion(engine.packs());
      UnheardTracks unheard = new UnheardTracks(output);
      if (!hasListened(engine, unheard, output)) {
        return ExitStatus.INTERRUPTED;
      }
      CrateSet crates = CrateSet.of(from, heard(engine), ArtistKey::find);
      Path folder = Files.createTempDirectory("cratetag-train");
      try {
        CrateTraining training =
            new CrateTraining(name, version, CrateTrainingText.folderName(from));
        CrateReport report = training.train(crates, folder, output::remark);
        PackManifest installed = engine.packs().install(folder);
        CrateTrainingText text = new CrateTrainingText(installed, crates, report);
        output.result(
            CrateTrainingJson.of(installed, crates, report, unheard.reasons()), text.lines());
        return unheard.anyFailed() ? ExitStatus.SOME_FAILED : ExitStatus.OK;
      } finally {
        delete(folder);
      }
    } catch (RunException | CrateException | PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private boolean hasListened(Engine engine, UnheardTracks unheard, Output output)
      throws RunException {
    CancelSignal cancel = new CancelSignal();
    RunRequest request = new RunRequest(RunRequest.Kind.SCAN, List.of(from), "train", false);
    try (ProgressReporter progress = options.progress(output, "Listening");
        StopRequest stop =
            StopRequest.listen(
                () -> {
                  cancel.cancel();
                  output.warning("stopping after the tracks in hand; Ctrl-C again ends at once");
                })) {
      RunReport report = engine.runs().run(request, unheard.listener(progress), cancel);
      if (report.cancelled()) {
        output.remark("Stopped. The same command goes on where it was.");
      }
      return !report.cancelled();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Map<Path, FeatureTensor> heard(Engine engine) {
    Map<Path, FeatureTensor> heard = new TreeMap<>();
    engine
        .listFeatures(from, FrontEnd.of(EdmStats.ID))
        .forEach(track -> heard.put(track.file().path(), track.features()));
    return heard;
  }

  /** One minor version above the latest. */
  private PackVersion nextVersion(PackStore store) {
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

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
