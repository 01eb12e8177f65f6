package org.cratetag.train.deep.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.assertj.core.data.Offset;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.layer.Dense;
import org.cratetag.train.deep.layer.Softmax;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Augmentation;
import org.cratetag.train.deep.training.Averaging;
import org.cratetag.train.deep.training.CheckpointFile;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.deep.training.Clips;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.deep.training.Judge;
import org.cratetag.train.deep.training.NetworkTraining;
import org.cratetag.train.deep.training.Schedule;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.deep.training.TrainingOutcome;
import org.cratetag.train.deep.training.TrainingSession;
import org.cratetag.train.deep.training.TrainingSession.Which;
import org.cratetag.train.deep.training.TrainingSettings;
import org.cratetag.train.deep.training.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.MAC, architectures = "x86_64", disabledReason = "no PyTorch there")
class NetworkTrainingTest {
  private static final TorchEngine ENGINE = Torch.engine();
  private static final List<Clip> LEARN = Clips.pictures(3, 12, 20, 1);
  private static final List<Clip> JUDGE = Clips.pictures(3, 8, 20, 2);
  private static final Network NETWORK = Clips.network(3);

  @TempDir private Path folder;

  @Test
  void networkLearnsToTellLabelsApart() throws IOException {
    Weights weights = weights(train(settings(15, 1), JUDGE, "a", () -> false));
    assertThat(accuracy(weights)).isGreaterThanOrEqualTo(0.9);
    assertThat(accuracy(Weights.random(NETWORK, 1))).isLessThan(0.6);
  }

  @Test
  void sameSeedGivesTheSameWeights() throws IOException {
    Weights once = weights(train(settings(2, 7), JUDGE, "a", () -> false));
    Weights twice = weights(train(settings(2, 7), JUDGE, "b", () -> false));
    Weights other = weights(train(settings(2, 8), JUDGE, "c", () -> false));
    assertThat(twice.tensors()).usingRecursiveComparison().isEqualTo(once.tensors());
    assertThat(other.tensors().get(0)).isNotEqualTo(once.tensors().get(0));
  }

  @Test
  void stoppedTrainingGoesOnWhereItWas() throws IOException {
    TrainingSettings settings = settings(4, 3);
    TrainingOutcome through = train(settings, JUDGE, "through", () -> false);
    List<EpochFigures> seen = new ArrayList<>();
    CheckpointFile file = new CheckpointFile(folder.resolve("stopped"), "training");
    NetworkTraining first = new NetworkTraining(ENGINE, NETWORK, settings, listener(seen));
    TrainingOutcome stopped = first.train(LEARN, JUDGE, file, () -> seen.size() == 2);
    assertThat(stopped).isInstanceOf(TrainingOutcome.Stopped.class);
    assertThat(stopped.epochs()).hasSize(2);

    TrainingOutcome whole = first.train(LEARN, JUDGE, file, () -> false);

    assertThat(seen).extracting(EpochFigures::epoch).containsExactly(1, 2, 3, 4);
    assertThat(weights(whole).tensors())
        .usingRecursiveComparison()
        .isEqualTo(weights(through).tensors());
    assertThat(whole.epochs())
        .extracting(EpochFigures::validationLoss)
        .isEqualTo(through.epochs().stream().map(EpochFigures::validationLoss).toList());
  }

  @Test
  void checkpointOfAnotherTrainingIsNotUsed() throws IOException {
    train(settings(1, 1), JUDGE, "a", () -> false);
    CheckpointFile other = new CheckpointFile(folder.resolve("a"), "another");
    List<EpochFigures> seen = new ArrayList<>();
    new NetworkTraining(ENGINE, NETWORK, settings(1, 1), listener(seen))
        .train(LEARN, JUDGE, other, () -> false);
    assertThat(seen).hasSize(1);
  }

  @Test
  void damagedCheckpointIsRefusedWithAdvice() throws IOException {
    train(settings(1, 1), JUDGE, "a", () -> false);
    Path file = folder.resolve("a");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> train(settings(1, 1), JUDGE, "a", () -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("delete it to train from the beginning");
  }

  @Test
  void trainingEndsEarly_whenValidationGetsNoBetter() throws IOException {
    List<Clip> wrong =
        JUDGE.stream()
            .map(
                clip -> new Clip(clip.name(), (clip.target() + 1) % 3, clip.shape(), clip.values()))
            .toList();
    TrainingSettings settings =
        new TrainingSettings(
            30,
            12,
            1,
            new Schedule.Constant(0.01),
            0,
            0,
            0,
            true,
            Augmentation.NONE,
            new Averaging.None(),
            2,
            1,
            1);
    TrainingOutcome outcome = train(settings, wrong, "a", () -> false);
    int best = 0;
    for (EpochFigures figures : outcome.epochs()) {
      double lowest = outcome.epochs().get(best).validationLoss();
      best = figures.validationLoss() < lowest ? figures.epoch() - 1 : best;
    }
    assertThat(outcome.epochs()).hasSize(best + 1 + 2).hasSizeLessThan(30);
  }

  @Test
  void estimatorLearnsNothing_ofWhatIsNotKnown() {
    Network network = new Network(TensorShape.of(2), List.of(new Dense(2)));
    Weights start =
        new Weights(network, List.of(new float[] {0.5f, -1, 0.25f, 2}, new float[] {0.1f, -0.1f}));
    try (TrainingSession session = ENGINE.open(network, start, 0)) {
      double loss = session.step(new float[] {1, -2}, new float[] {Float.NaN, 1}, 1, 0.01);

      // 0.25 - 4 - 0.1 stands for 1; the other value counts as right.
      assertThat(loss).isCloseTo(4.85 * 4.85 / 2, within(1e-4));
      float[] after = session.weights(Which.CURRENT).tensors().get(0);
      assertThat(after[0]).isEqualTo(0.5f);
      assertThat(after[1]).isEqualTo(-1);
      assertThat(after[2]).isNotEqualTo(0.25f);
      assertThat(after[3]).isNotEqualTo(2);
    }
  }

  @Test
  void stepIsThatOfAdamW() {
    Network network = new Network(TensorShape.of(2), List.of(new Dense(2), new Softmax()));
    Weights start =
        new Weights(network, List.of(new float[] {0.5f, -1, 0.25f, 2}, new float[] {0.1f, -0.1f}));
    float[] input = {1, -2};
    try (TrainingSession session = ENGINE.open(network, start, 0.1)) {
      double loss = session.step(input, new float[] {1, 0}, 1, 0.01);
      TrainingState state = session.state();
      // Margins 2.6 and -3.85: the slopes of the margins are p - t.
      double wrong = 1 / (1 + Math.exp(2.6 + 3.85));
      assertThat(loss).isCloseTo(-Math.log(1 - wrong), within(1e-5));
      float[] matrix = state.weights().tensors().get(0);
      // A first step moves every value by the rate, against its slope, after the decay.
      assertThat(matrix[0]).isCloseTo((float) (0.5 * (1 - 0.001) + 0.01), within(1e-4f));
      assertThat(matrix[1]).isCloseTo((float) (-1 * (1 - 0.001) - 0.01), within(1e-4f));
      assertThat(state.weights().tensors().get(1)[0]).isCloseTo(0.11f, within(1e-4f));
      assertThat(state.first().get(0)[0]).isCloseTo((float) (-0.1 * wrong), within(1e-6f));
      assertThat(state.second().get(0)[1])
          .isCloseTo((float) (0.001 * 4 * wrong * wrong), within(1e-9f));
      assertThat(state.steps()).isEqualTo(1);
    }
  }

  @Test
  void averageMovesTowardsTheWeights() {
    Network network = new Network(TensorShape.of(1), List.of(new Dense(1), new Softmax()));
    Weights zero = new Weights(network, List.of(new float[] {0}, new float[] {0}));
    Weights four = new Weights(network, List.of(new float[] {4}, new float[] {-4}));
    try (TrainingSession session = ENGINE.open(network, four, 0)) {
      session.restore(
          new TrainingState(
              four,
              zero,
              List.of(new float[1], new float[1]),
              List.of(new float[1], new float[1]),
              0));
      session.average(0.25);
      assertThat(session.weights(Which.AVERAGED).tensors().get(0)).containsExactly(1);
      assertThat(session.weights(Which.AVERAGED).tensors().get(1)).containsExactly(-1);
    }
  }

  private static Offset<Double> within(double value) {
    return Offset.offset(value);
  }

  private static Offset<Float> within(float value) {
    return Offset.offset(value);
  }

  private TrainingOutcome train(
      TrainingSettings settings, List<Clip> judge, String name, BooleanSupplier isStopped)
      throws IOException {
    CheckpointFile file = new CheckpointFile(folder.resolve(name), "training");
    return new NetworkTraining(ENGINE, NETWORK, settings, TrainingListener.SILENT)
        .train(LEARN, judge, file, isStopped);
  }

  private static double accuracy(Weights weights) {
    try (TrainingSession session = ENGINE.open(NETWORK, weights, 0)) {
      float[][] said = new Judge(NETWORK, 3).probabilities(session, Which.CURRENT, JUDGE);
      return Judge.accuracy(said, JUDGE);
    }
  }

  private static Weights weights(TrainingOutcome outcome) {
    return ((TrainingOutcome.Trained) outcome).weights();
  }

  private static TrainingListener listener(List<EpochFigures> seen) {
    return new TrainingListener() {
      @Override
      public void step(int epoch, int step, int steps) {}

      @Override
      public void epoch(EpochFigures figures) {
        seen.add(figures);
      }
    };
  }

  private static TrainingSettings settings(int epochs, long seed) {
    return new TrainingSettings(
        epochs,
        12,
        2,
        new Schedule.OneCycle(0.02, 0.3),
        0.01,
        0.1,
        0.3,
        true,
        new Augmentation(0.1, 0.1, 0, 0.1, 1, 1, 1, 3),
        new Averaging.Exponential(0.9),
        0,
        3,
        seed);
  }
}
