package org.cratetag.train.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.Task;
import org.cratetag.inference.PackVersion;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.TrainingListener;

/**
 * Trains one network after another on the same clips and judges the packs that come of it.
 *
 * @param studio that trains
 */
public record NetworkComparison(Studio studio) {
  /**
   * One network's line.
   *
   * @param network its name
   * @param parameters how many values it learned
   * @param epochs that it took
   * @param minutes of training
   * @param verdicts of its pack on the test part
   * @param bytes of its graph
   */
  public record Row(
      String network, int parameters, int epochs, double minutes, Verdicts verdicts, long bytes) {}

  /**
   * Trains and judges one.
   *
   * @param set with a test part
   * @return empty when it was stopped
   * @throws IOException when its training diverges, or its export does not do what it does
   */
  public Optional<Row> row(NetworkRecipe recipe, ClipSet set, TrainingListener listener)
      throws IOException {
    Optional<TrainedNetwork> trained = studio.train(recipe, set, listener);
    if (trained.isEmpty()) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory("cratetag-compare");
    try {
      String name = recipe.network().label();
      NetworkPack.Made made =
          new NetworkPack(
                  name, PackVersion.of("1.0.0"), Task.GENRE, name, "none", "evaluate networks", 1)
              .write(folder, studio, recipe, set, List.of(trained.get()), Map.of());
      studio.forget(recipe, set);
      return Optional.of(
          new Row(
              name,
              trained.get().network().parameters(),
              trained.get().epochs().size(),
              trained.get().minutes(),
              made.verdicts().orElseThrow(),
              made.bytes()));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
