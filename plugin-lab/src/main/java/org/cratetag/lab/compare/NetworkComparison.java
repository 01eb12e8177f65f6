package org.cratetag.lab.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.Task;
import org.cratetag.pack.PackVersion;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.pack.PassingFolder;
import org.cratetag.train.studio.NetworkPack;
import org.cratetag.train.studio.NetworkRecipe;
import org.cratetag.train.studio.Studio;
import org.cratetag.train.studio.TrainedNetwork;

/**
 * Trains one network after another and judges the packs that come of it. The figures of a finished
 * training are kept until they are forgotten, so that a stopped comparison goes on where it was.
 */
public final class NetworkComparison {
  private final Studio studio;
  private final List<Path> finished = new ArrayList<>();

  /** A comparison of what this studio trains. */
  public NetworkComparison(Studio studio) {
    this.studio = studio;
  }

  /**
   * Trains and judges one, or reads what it came to when that was done before.
   *
   * @param set with a test part
   * @return empty when it was stopped
   * @throws IOException when its training diverges, or its export does not do what it does
   */
  public Optional<ComparedRun> run(NetworkRecipe recipe, ClipSet set, TrainingListener listener)
      throws IOException {
    Path figures = studio.file(recipe, set, "figures");
    Optional<ComparedRun> before = ComparedRun.read(figures);
    if (before.isPresent()) {
      finished.add(figures);
      return before;
    }
    Optional<TrainedNetwork> trained = studio.train(recipe, set, listener);
    if (trained.isEmpty()) {
      return Optional.empty();
    }
    ComparedRun run = judged(recipe, set, trained.get());
    run.write(figures);
    finished.add(figures);
    studio.forget(recipe, set);
    return Optional.of(run);
  }

  /** Removes what was kept of a training. */
  public void forget(NetworkRecipe recipe, ClipSet set) throws IOException {
    Files.deleteIfExists(studio.file(recipe, set, "figures"));
    studio.forget(recipe, set);
  }

  /** Removes the figures of all that was finished here. */
  public void forgetFinished() throws IOException {
    for (Path figures : finished) {
      Files.deleteIfExists(figures);
    }
  }

  private ComparedRun judged(NetworkRecipe recipe, ClipSet set, TrainedNetwork trained)
      throws IOException {
    try (PassingFolder folder = PassingFolder.of("cratetag-compare")) {
      String name = recipe.network().label();
      NetworkPack.Made made =
          new NetworkPack(
                  name,
                  PackVersion.of("1.0.0"),
                  Task.GENRE,
                  name,
                  "none",
                  "lab evaluate networks",
                  1)
              .write(folder.path(), studio, recipe, set, List.of(trained), Map.of());
      return ComparedRun.of(trained, made.verdicts().orElseThrow(), made.bytes());
    }
  }
}
