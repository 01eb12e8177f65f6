package org.cratetag.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cratetag.api.Task;
import org.cratetag.inference.PackException;
import org.cratetag.inference.PackManifest;
import org.cratetag.run.Engine;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.NamedNetwork;
import org.cratetag.train.studio.NetworkPack;
import org.cratetag.train.studio.NetworkRecipe;
import org.cratetag.train.studio.Studio;
import org.cratetag.train.studio.TrainedNetwork;

/**
 * {@code cratetag train --network NETWORK}: reads clips, trains, exports, judges, installs.
 *
 * @param global the options of every command
 * @param options of the network
 * @param from folder of music; empty where pictures are learned from
 * @param name of the pack
 * @param arguments as given, for the card
 */
record NetworkTrainingRun(
    GlobalOptions global,
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
    Output output = global.output();
    NetworkRecipe recipe = options.recipe();
    CrateTrainingRun.requireName(name);
    try (Workplace workplace =
            Workplace.open(global, output, settings -> settings.withPacks(List.of()));
        StopRequest stop =
            StopRequest.listen(
                () -> output.warning("stopping after this step; Ctrl-C again ends at once"))) {
      Engine engine = workplace.engine();
      Optional<ClipSet> set =
          options.data() != null
              ? Optional.of(NetworkClips.filtered(options.data(), recipe))
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
      if (options.isRestart()) {
        studio.forget(recipe, set.get());
      }
      Optional<TrainedNetwork> trained =
          studio.train(recipe, set.get(), new EpochLines(output, recipe.settings().epochs()));
      if (trained.isEmpty()) {
        return stopped(output);
      }
      install(engine, studio, recipe, set.get(), trained.get(), output);
      studio.forget(recipe, set.get());
      return ExitStatus.OK;
    } catch (PackException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private void install(
      Engine engine,
      Studio studio,
      NetworkRecipe recipe,
      ClipSet set,
      TrainedNetwork trained,
      Output output)
      throws IOException, PackException {
    boolean isPublished = options.data() != null;
    Path folder = Files.createTempDirectory("cratetag-train");
    try {
      NetworkPack.Made made =
          new NetworkPack(
                  name,
                  CrateTrainingRun.nextVersion(engine.packs(), name),
                  isPublished ? Task.GENRE : Task.SUBGENRE,
                  recipe.network().label() + " over " + set.data().name(),
                  isPublished ? "Apache-2.0" : "none, trained for personal use",
                  command(arguments),
                  options.clips())
              .write(folder, studio, recipe, set, List.of(trained), Map.of());
      PackManifest installed = engine.packs().install(folder);
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("pack", installed.name());
      members.put("epochs", trained.epochs().size());
      members.put("minutes", Math.round(trained.minutes() * 100) / 100.0);
      members.put("bytes", made.bytes());
      members.put("metrics", installed.metrics());
      Table table = new Table("Measure", "Value");
      installed.metrics().forEach(table::row);
      output.result(
          members,
          table
              + "\n\nInstalled %s. Use it: cratetag tag --packs %s DIR"
                  .formatted(installed.name(), name));
    } finally {
      delete(folder);
    }
  }

  /** The command without the names of the user's folders. */
  static String command(List<String> arguments) {
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
    int[] sizes = {set.learn().size(), set.validate().size(), set.test().size()};
    return "%d labels, clips to learn, validate and test: %s"
        .formatted(set.labels().size(), Arrays.toString(sizes));
  }

  private static int stopped(Output output) {
    output.remark("Stopped. The same command goes on where it was.");
    return ExitStatus.INTERRUPTED;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
