package org.cratetag.train.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.cratetag.api.Task;
import org.cratetag.inference.PackVersion;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.clips.GtzanMel;
import org.cratetag.train.deep.NamedNetwork;
import org.cratetag.train.deep.TrainingListener;
import org.cratetag.train.recipe.Progress;

/**
 * Makes the pack {@code genre}: {@code crate-mel} on the published pictures of GTZAN in the
 * fault-filtered split, several seeds, whose mean speaks. Each seed is also judged alone, on the
 * test part that nothing was set by.
 *
 * @param studio that trains
 * @param progress told of each step
 * @param listener told of each epoch
 */
public record GenreRecipe(Studio studio, Progress progress, TrainingListener listener) {
  /** Seeds of the published pack. */
  public static final int SEEDS = 3;

  private static final int CLIPS = 3;

  /**
   * Trains and writes the pack.
   *
   * @param data folder of the pictures
   * @param out the pack's folder
   * @param seed the first of the seeds
   * @param epochs of each training; empty for the recipe's own
   * @return empty when it was stopped; the same call goes on
   * @throws IOException when the data cannot be read or the pack cannot be written
   */
  public Optional<NetworkPack.Made> train(
      Path data, Path out, long seed, int seeds, Optional<Integer> epochs) throws IOException {
    NetworkRecipe recipe = NetworkRecipe.of(NamedNetwork.CRATE_MEL);
    if (epochs.isPresent()) {
      recipe = recipe.with(recipe.settings().withEpochs(epochs.get()));
    }
    ClipSet set = GtzanMel.read(data, recipe.clip().extent(2)).filtered();
    List<TrainedNetwork> members = new ArrayList<>();
    List<Verdicts> alone = new ArrayList<>();
    for (long each = seed; each < seed + seeds; each++) {
      NetworkRecipe seeded = recipe.with(recipe.settings().withSeed(each));
      Optional<TrainedNetwork> trained = studio.train(seeded, set, listener);
      if (trained.isEmpty()) {
        return Optional.empty();
      }
      members.add(trained.get());
      alone.add(judge(seeded, set, trained.get()));
      progress.done(
          "seed %d: %.1f %% of the test clips are right"
              .formatted(each, 100 * alone.get(alone.size() - 1).accuracy().top1()));
    }
    NetworkPack.Made made =
        pack("./cratetag train genre --data DIR --out models/genre --seed " + seed)
            .write(out, studio, recipe, set, members, oneByOne(alone));
    for (TrainedNetwork member : members) {
      studio.forget(recipe.with(recipe.settings().withSeed(member.seed())), set);
    }
    return Optional.of(made);
  }

  private Verdicts judge(NetworkRecipe recipe, ClipSet set, TrainedNetwork trained)
      throws IOException {
    Path folder = Files.createTempDirectory("cratetag-genre");
    try {
      return pack("")
          .write(folder, studio, recipe, set, List.of(trained), Map.of())
          .verdicts()
          .orElseThrow();
    } finally {
      delete(folder);
    }
  }

  private static NetworkPack pack(String command) {
    return new NetworkPack(
        "genre",
        PackVersion.of("1.0.0"),
        Task.GENRE,
        "Ten genres by mel spectrogram",
        "Apache-2.0",
        command,
        CLIPS);
  }

  /** Means over the seeds, each judged alone; of the accuracy also the least and the most. */
  private static Map<String, Double> oneByOne(List<Verdicts> alone) {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("oneNetworkAccuracy", mean(alone, v -> v.accuracy().top1()));
    metrics.put("oneNetworkMacroF1", mean(alone, v -> v.accuracy().macroF1()));
    metrics.put("oneNetworkAuc", mean(alone, Verdicts::auc));
    metrics.put("oneNetworkSpokenCoverage", mean(alone, Verdicts::coverage));
    metrics.put("oneNetworkSpokenPrecision", mean(alone, Verdicts::precision));
    List<Double> accuracies = alone.stream().map(v -> v.accuracy().top1()).toList();
    metrics.put(
        "oneNetworkAccuracyLeast", accuracies.stream().min(Comparator.naturalOrder()).get());
    metrics.put("oneNetworkAccuracyMost", accuracies.stream().max(Comparator.naturalOrder()).get());
    metrics.replaceAll((name, value) -> Math.round(value * 1e4) / 1e4);
    return metrics;
  }

  private static double mean(List<Verdicts> alone, ToDoubleFunction<Verdicts> figure) {
    return alone.stream().mapToDouble(figure).average().orElse(0);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
