package org.cratetag.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.track.Task;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.json.PackException;
import org.cratetag.run.Engine;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.pack.PassingFolder;
import org.cratetag.train.studio.HeldOut;
import org.cratetag.train.studio.NetworkPack;
import org.cratetag.train.studio.NetworkRecipe;
import org.cratetag.train.studio.Studio;
import org.cratetag.train.studio.TrainedNetwork;

/**
 * {@code cratetag train network NETWORK}: reads clips, trains, exports, judges, installs.
 *
 * @param global the options of every command
 * @param network its name
 * @param options how it is trained
 * @param from folder of music; empty where pictures are learned from
 * @param name of the pack
 * @param arguments as given, for the card
 */
public record NetworkTrainingRun(
    GlobalOptions global,
    String network,
    NetworkOptions options,
    Optional<Path> from,
    String name,
    List<String> arguments) {
  /** Options whose values are the user's own affair. */
  private static final Set<String> PRIVATE = Set.of("--from", "--data", "--home", "--config");

  /** The networks in a table. */
  static int list(Output output) {
    Table table = new Table("Network", "Input", "Values", "Front-end", "What it is");
    Map<String, Object> members = new LinkedHashMap<>();
    for (NamedNetwork network : NamedNetwork.values()) {
      NetworkRecipe recipe = NetworkRecipe.of(network);
      int values = network.network(10).parameters();
      table.row(network.label(), network.input(), values, recipe.frontEnd().id(), network.title());
      members.put(network.label(), values);
    }
    output.result(Map.of("networks", members), table + "\n\nValues are for 10 labels.");
    return ExitStatus.OK;
  }

  /** Runs to the end or to Ctrl-C. */
  int run() throws IOException {
    NetworkRecipe recipe = GivenRecipe.of(options, network);
    CrateTrainingRun.requireName(name);
    TrainingAddOn.want(global.surroundings().environment());
    Output output = global.runOutput();
    try (Workplace workplace =
            Workplace.open(global, output, settings -> settings.withPacks(List.of()));
        StopRequest stop =
            StopRequest.listen(
                () -> output.warning("stopping after this step; Ctrl-C again ends at once"))) {
      Engine engine = workplace.engine();
      Optional<ClipSet> set =
          options.data().isPresent()
              ? Optional.of(NetworkClips.filtered(options.data().get(), recipe))
              : NetworkClips.listen(
                      from.orElseThrow(), recipe, options.clips(), engine, output, stop)
                  .map(music -> NetworkClips.toSet(music, recipe));
      if (set.isEmpty()) {
        return stopped(output);
      }
      output.remark(words(set.get()));
      Studio studio =
          new Studio(
              TrainingAddOn.load(Workplace.home(global), options.threads(), output),
              Workplace.home(global).training(),
              stop::isRequested);
      List<ClipSet> sets = sets(set.get(), recipe);
      if (options.isRestart()) {
        forget(studio, recipe, sets);
      }
      List<TrainedNetwork> members = new ArrayList<>();
      for (ClipSet each : sets) {
        if (sets.size() > 1) {
          output.remark("network %d of %d".formatted(members.size() + 1, sets.size()));
        }
        EpochLines lines = new EpochLines(output, recipe.settings().epochs());
        Optional<TrainedNetwork> trained = studio.train(recipe, each, lines);
        if (trained.isEmpty()) {
          return stopped(output);
        }
        members.add(trained.get());
      }
      install(engine, studio, recipe, set.get(), members, HeldOut.ofFolds(sets, members), output);
      forget(studio, recipe, sets);
      return ExitStatus.OK;
    } catch (PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private List<ClipSet> sets(ClipSet set, NetworkRecipe recipe) {
    int folds = options.folds(set.tracks());
    return folds == 1 ? List.of(set) : set.rotations(folds, recipe.settings().seed());
  }

  private static void forget(Studio studio, NetworkRecipe recipe, List<ClipSet> sets)
      throws IOException {
    for (ClipSet set : sets) {
      studio.forget(recipe, set);
    }
  }

  private void install(
      Engine engine,
      Studio studio,
      NetworkRecipe recipe,
      ClipSet set,
      List<TrainedNetwork> members,
      HeldOut held,
      Output output)
      throws IOException, PackException {
    boolean isPublished = options.data().isPresent();
    try (PassingFolder folder = PassingFolder.of("cratetag-train")) {
      NetworkPack.Made made =
          new NetworkPack(
                  name,
                  CrateTrainingRun.nextVersion(engine.packs(), name),
                  isPublished ? Task.GENRE : Task.SUBGENRE,
                  recipe.network().label() + " over " + set.data().name(),
                  isPublished ? "Apache-2.0" : "none, trained for personal use",
                  command(arguments),
                  options.clips())
              .write(folder.path(), studio, recipe, set, members, held, Map.of());
      PackManifest installed = engine.packs().install(folder.path());
      new NetworkTrainingText(installed, members, held, made.verdicts(), made.bytes())
          .print(output);
    }
  }

  /** The command without the names of the user's folders. */
  public static String command(List<String> arguments) {
    StringBuilder command = new StringBuilder("cratetag");
    boolean hides = false;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String option = equals < 0 ? argument : argument.substring(0, equals);
      boolean isPrivate = PRIVATE.contains(option);
      String shown = isPrivate && equals > 0 ? option + "=DIR" : argument;
      command.append(' ').append(hides ? "DIR" : shown);
      hides = isPrivate && equals < 0;
    }
    return command.toString();
  }

  private static String words(ClipSet set) {
    return "%d labels, %d tracks; %d clips to learn, %d to validate, %d to test"
        .formatted(
            set.labels().size(),
            set.data().rows(),
            set.learn().size(),
            set.validate().size(),
            set.test().size());
  }

  private static int stopped(Output output) {
    output.remark("Stopped. The same command goes on where it was.");
    return ExitStatus.INTERRUPTED;
  }
}
