package org.cratetag.train.deep.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.training.TrainingSession.Which;

/**
 * Trains a network on clips. Everything random comes from the seed and the number of the epoch, so
 * a training that was stopped and gone on with gives the same weights as one that was not.
 */
public final class NetworkTraining {
  private final TrainingEngine engine;
  private final Network network;
  private final TrainingSettings settings;
  private final TrainingListener listener;

  /** A training of one network. */
  public NetworkTraining(
      TrainingEngine engine,
      Network network,
      TrainingSettings settings,
      TrainingListener listener) {
    this.engine = engine;
    this.network = network;
    this.settings = settings;
    this.listener = listener;
  }

  /** Trains from random weights. */
  public TrainingOutcome train(
      List<Clip> learn, List<Clip> validate, CheckpointFile file, BooleanSupplier isStopped)
      throws IOException {
    return train(Weights.random(network, settings.seed()), learn, validate, file, isStopped);
  }

  /**
   * Trains, from the checkpoint on where there is one.
   *
   * @param first the first weights
   * @param learn clips to learn from, at least two
   * @param validate clips to judge each epoch by; may be empty, then nothing ends it early
   * @param file where it may go on after a stop
   * @param isStopped asked after each step; a stop loses the epoch in hand
   * @throws IOException when the checkpoint cannot be read or written, or the network's values grew
   *     beyond all bounds
   */
  public TrainingOutcome train(
      Weights first,
      List<Clip> learn,
      List<Clip> validate,
      CheckpointFile file,
      BooleanSupplier isStopped)
      throws IOException {
    if (learn.size() < 2) {
      throw new IllegalArgumentException(learn.size() + " clips to learn from");
    }
    Optional<Checkpoint> before = file.read(network);
    try (TrainingSession session = engine.open(network, first, settings.decay())) {
      before.ifPresent(checkpoint -> session.restore(checkpoint.state()));
      List<EpochFigures> epochs = new ArrayList<>(before.map(Checkpoint::epochs).orElse(List.of()));
      Optional<Weights> best = before.flatMap(Checkpoint::best);
      while (epochs.size() < settings.epochs() && !isOver(epochs)) {
        long start = System.nanoTime();
        double loss = epoch(session, learn, epochs.size(), isStopped);
        if (isStopped.getAsBoolean()) {
          return new TrainingOutcome.Stopped(epochs);
        }
        EpochFigures figures = judged(session, validate, epochs.size() + 1, loss, start);
        if (!Double.isFinite(loss)) {
          throw new IOException(
              "the loss became %s in epoch %d; try a lower learning rate"
                  .formatted(loss, figures.epoch()));
        }
        epochs.add(figures);
        if (settings.patience() > 0 && bestEpoch(epochs) == epochs.size()) {
          best = Optional.of(session.weights(answering()));
        }
        file.write(new Checkpoint(session.state(), epochs, best));
        listener.epoch(figures);
      }
      return new TrainingOutcome.Trained(
          best.orElseGet(() -> session.weights(answering())), epochs);
    }
  }

  private double epoch(
      TrainingSession session, List<Clip> learn, int epoch, BooleanSupplier isStopped) {
    SplittableRandom random = new SplittableRandom(settings.seed() * 1_000_003 + epoch);
    session.seed(random.nextLong());
    double[] weights = weights(learn);
    List<Clip> order = shuffled(learn, random);
    int batch = Math.min(settings.batch(), order.size());
    int steps = order.size() / batch;
    int all = steps * settings.epochs();
    double sum = 0;
    for (int step = 0; step < steps && !isStopped.getAsBoolean(); step++) {
      List<Clip> clips = order.subList(step * batch, (step + 1) * batch);
      Batch drawn = Batch.draw(clips, network, settings, weights, random);
      int made = epoch * steps + step;
      double rate = settings.schedule().rate((double) made / all);
      sum += session.step(drawn.inputs(), drawn.targets(), drawn.rows(), rate);
      if (!(settings.averaging() instanceof Averaging.None)) {
        session.average(settings.averaging().share(made + 1, all));
      }
      listener.step(epoch + 1, step + 1, steps);
    }
    return sum / steps;
  }

  private List<Clip> shuffled(List<Clip> learn, SplittableRandom random) {
    List<Clip> order = new ArrayList<>();
    for (int i = 0; i < settings.crops(); i++) {
      order.addAll(learn);
    }
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    return order;
  }

  /** All ones, or such that every label weighs the same and a clip 1 in the mean. */
  private double[] weights(List<Clip> learn) {
    double[] weights = new double[network.labels()];
    if (!settings.classWeights() || !network.isClassifier()) {
      Arrays.fill(weights, 1);
      return weights;
    }
    int[] counts = new int[weights.length];
    learn.forEach(clip -> counts[clip.target()]++);
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    for (int label = 0; label < weights.length; label++) {
      weights[label] = counts[label] == 0 ? 0 : (double) learn.size() / (present * counts[label]);
    }
    return weights;
  }

  private EpochFigures judged(
      TrainingSession session, List<Clip> validate, int epoch, double loss, long start) {
    double validationLoss = Double.NaN;
    double accuracy = Double.NaN;
    if (!validate.isEmpty()) {
      float[][] probabilities =
          new Judge(network, settings.windows()).probabilities(session, answering(), validate);
      validationLoss = Judge.loss(probabilities, validate);
      accuracy = Judge.accuracy(probabilities, validate);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new EpochFigures(epoch, loss, validationLoss, accuracy, seconds);
  }

  private Which answering() {
    return settings.averaging() instanceof Averaging.None ? Which.CURRENT : Which.AVERAGED;
  }

  private boolean isOver(List<EpochFigures> epochs) {
    return settings.patience() > 0 && epochs.size() - bestEpoch(epochs) >= settings.patience();
  }

  /** Number of the epoch with the lowest validation loss; the last one without validation. */
  private static int bestEpoch(List<EpochFigures> epochs) {
    int best = epochs.size();
    for (int i = epochs.size() - 1; i >= 0; i--) {
      EpochFigures figures = epochs.get(i);
      if (figures.validationLoss() <= epochs.get(best - 1).validationLoss()) {
        best = figures.epoch();
      }
    }
    return best;
  }
}
