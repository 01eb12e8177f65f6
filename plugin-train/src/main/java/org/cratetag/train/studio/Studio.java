package org.cratetag.train.studio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cratetag.pack.PackReader;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.training.CheckpointFile;
import org.cratetag.train.deep.training.Judge;
import org.cratetag.train.deep.training.NetworkTraining;
import org.cratetag.train.deep.training.TrainingEngine;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.deep.training.TrainingOutcome;
import org.cratetag.train.deep.training.TrainingSession;
import org.cratetag.train.deep.training.TrainingSession.Which;
import org.cratetag.train.deep.training.TrainingSettings;

/**
 * Trains named networks. A stopped training goes on when it is asked for again with the same recipe
 * and clips.
 *
 * @param engine that trains
 * @param checkpoints folder of the files of unfinished trainings
 * @param isStopped asked after each step
 */
public record Studio(TrainingEngine engine, Path checkpoints, BooleanSupplier isStopped) {
  /**
   * Trains one network.
   *
   * @return empty when it was stopped
   * @throws IOException when the checkpoint cannot be read or written, or the training diverges
   */
  public Optional<TrainedNetwork> train(
      NetworkRecipe recipe, ClipSet set, TrainingListener listener) throws IOException {
    TrainingSettings settings = recipe.settings();
    Network network = recipe.network().network(set.labels().size());
    CheckpointFile file = checkpoint(recipe, training(recipe, set));
    TrainingOutcome outcome =
        new NetworkTraining(engine, network, settings, listener)
            .train(set.learn(), set.validate(), file, isStopped);
    if (!(outcome instanceof TrainingOutcome.Trained trained)) {
      return Optional.empty();
    }
    try (TrainingSession session = engine.open(network, trained.weights(), 0)) {
      float[][] validation =
          new Judge(network, settings.windows())
              .probabilities(session, Which.CURRENT, set.validate());
      return Optional.of(
          new TrainedNetwork(
              network, trained.weights(), trained.epochs(), validation, settings.seed()));
    }
  }

  /**
   * What a trained network says of one clip, by the training engine.
   *
   * @param clip as the recipe's front-end gives it
   */
  float[] judge(NetworkRecipe recipe, TrainedNetwork trained, float[] clip) {
    Network whole = trained.network().overWindows(recipe.clip(), recipe.settings().windows());
    try (TrainingSession session = engine.open(whole, trained.weights(), 0)) {
      return session.probabilities(Which.CURRENT, clip, 1)[0];
    }
  }

  /** Removes what a training would go on from. */
  public void forget(NetworkRecipe recipe, ClipSet set) throws IOException {
    checkpoint(recipe, training(recipe, set)).delete();
  }

  private CheckpointFile checkpoint(NetworkRecipe recipe, String training) {
    return new CheckpointFile(file(recipe, training, "checkpoint"), training);
  }

  /** A file beside the checkpoints that belongs to one training. */
  public Path file(NetworkRecipe recipe, ClipSet set, String ending) {
    return file(recipe, training(recipe, set), ending);
  }

  private Path file(NetworkRecipe recipe, String training, String ending) {
    String hash = PackReader.sha256(training.getBytes(StandardCharsets.UTF_8));
    String name = recipe.network().label() + "-" + hash.substring(0, 12) + "." + ending;
    return checkpoints.resolve(name);
  }

  /** What is trained, how and on what, in one text. */
  private static String training(NetworkRecipe recipe, ClipSet set) {
    return "%s|%d|%s|%s|%s|%s|%d"
        .formatted(
            recipe.network().label(),
            recipe.network().network(set.labels().size()).parameters(),
            recipe.settings(),
            recipe.frontEnd().key(),
            set.data().sha256(),
            set.split(),
            set.learn().size());
  }
}
