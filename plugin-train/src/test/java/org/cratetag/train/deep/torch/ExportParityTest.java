package org.cratetag.train.deep.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.WeightLayout;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.export.NetworkGraph;
import org.cratetag.train.deep.layer.Activation;
import org.cratetag.train.deep.layer.BandMean;
import org.cratetag.train.deep.layer.BatchNorm;
import org.cratetag.train.deep.layer.Convolution;
import org.cratetag.train.deep.layer.Dense;
import org.cratetag.train.deep.layer.Dropout;
import org.cratetag.train.deep.layer.Flatten;
import org.cratetag.train.deep.layer.Gate;
import org.cratetag.train.deep.layer.GlobalPool;
import org.cratetag.train.deep.layer.Layer;
import org.cratetag.train.deep.layer.Pool;
import org.cratetag.train.deep.layer.Recurrent;
import org.cratetag.train.deep.layer.Residual;
import org.cratetag.train.deep.layer.Scale;
import org.cratetag.train.deep.layer.Segments;
import org.cratetag.train.deep.layer.Softmax;
import org.cratetag.train.deep.layer.StackBands;
import org.cratetag.train.deep.layer.Swap;
import org.cratetag.train.deep.layer.TimeDistributed;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.deep.training.Clips;
import org.cratetag.train.deep.training.Judge;
import org.cratetag.train.deep.training.TrainingSession;
import org.cratetag.train.deep.training.TrainingSession.Which;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ONNX Runtime makes of an exported network is what the training engine makes of it. */
@DisabledOnOs(value = OS.MAC, architectures = "x86_64", disabledReason = "no PyTorch there")
class ExportParityTest {
  private static final TensorShape PICTURE = TensorShape.of(2, 8, 12);
  private static final TensorShape SEQUENCE = TensorShape.of(7, 5);
  private static final int ROWS = 3;
  private static final TorchEngine ENGINE = Torch.engine();

  static Stream<Arguments> layers() {
    return Stream.of(
        layer("convolution", PICTURE, Convolution.of2d(4, 3)),
        layer("convolution, stride 2", PICTURE, Convolution.of2d(4, 3).withStride(2, 2)),
        layer("convolution 3x5", PICTURE, rectangle(true)),
        layer("convolution 3x5, not padded", PICTURE, rectangle(false)),
        layer("convolution along steps", SEQUENCE, new Swap(), Convolution.of1d(4, 3)),
        layer("batch norm folded", PICTURE, Convolution.of2d(4, 3), new BatchNorm()),
        layer("batch norm alone", PICTURE, new BatchNorm(), Activation.relu()),
        layer("batch norm of a dense layer", PICTURE, new Flatten(), new Dense(6), new BatchNorm()),
        layer("batch norm along steps", SEQUENCE, new BatchNorm()),
        layer("max pool with rest", PICTURE, Pool.max(3, 5)),
        layer("mean pool", PICTURE, Pool.mean(2, 2)),
        layer("max pool along steps", SEQUENCE, Pool.max(2)),
        layer("global max", PICTURE, new GlobalPool(GlobalPool.Kind.MAX)),
        layer("global mean", PICTURE, new GlobalPool(GlobalPool.Kind.MEAN)),
        layer("global both", PICTURE, new BandMean(), new GlobalPool(GlobalPool.Kind.MEAN_AND_MAX)),
        layer("sigmoid", PICTURE, new Activation(Activation.Kind.SIGMOID)),
        layer("silu", PICTURE, new Activation(Activation.Kind.SILU)),
        layer("tanh", PICTURE, new Activation(Activation.Kind.TANH)),
        layer("dropout", PICTURE, new Dropout(0.5)),
        layer("dense over steps", SEQUENCE, new Dense(3)),
        layer("scale", PICTURE, new Scale(2.5f, -0.5f)),
        layer("lstm", SEQUENCE, Recurrent.lstm(6, false)),
        layer("lstm, every step", SEQUENCE, Recurrent.lstm(6, true), Recurrent.lstm(4, false)),
        layer("lstm both ways", SEQUENCE, recurrent(Recurrent.Kind.LSTM, false)),
        layer("lstm both ways, every step", SEQUENCE, recurrent(Recurrent.Kind.LSTM, true)),
        layer("gru both ways", SEQUENCE, recurrent(Recurrent.Kind.GRU, false)),
        layer("gru both ways, every step", SEQUENCE, recurrent(Recurrent.Kind.GRU, true)),
        layer("stacked bands", PICTURE, new StackBands(), new Swap(), Recurrent.lstm(3, false)),
        layer("residual", PICTURE, residual()),
        layer("gate", PICTURE, gate()),
        layer("time distributed", PICTURE, new Segments(3), new TimeDistributed(step())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void exportedLayerGivesTheSame(String name, TensorShape input, List<Layer> layers)
      throws OrtException {
    List<Layer> all = new ArrayList<>(layers);
    all.addAll(List.of(new Flatten(), new Dense(3), new Softmax()));
    assertThat(largestDifference(new Network(input, all))).isLessThan(1e-5);
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(NamedNetwork.CRATE_MEL, TensorShape.of(1, 16, 32)),
        Arguments.of(NamedNetwork.EDM_CNN, TensorShape.of(3, 64, 64)),
        Arguments.of(NamedNetwork.EDM_LSTM, TensorShape.of(30, 30)),
        Arguments.of(NamedNetwork.VGG16_GMP, TensorShape.of(3, 32, 32)),
        Arguments.of(NamedNetwork.FMA_MLP, TensorShape.of(1, 16, 16)),
        Arguments.of(NamedNetwork.FMA_CNN, TensorShape.of(1, 16, 16)),
        Arguments.of(NamedNetwork.FMA_LSTM, TensorShape.of(1, 16, 16)),
        Arguments.of(NamedNetwork.FMA_TD_CNN, TensorShape.of(1, 16, 64)),
        Arguments.of(NamedNetwork.GTZAN_CNN, TensorShape.of(1, 16, 16)),
        Arguments.of(NamedNetwork.TIMBRE_CNN, TensorShape.of(40, 32)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void exportedNetworkGivesTheSame(NamedNetwork network, TensorShape input) throws OrtException {
    assertThat(largestDifference(network.network(input, 5))).isLessThan(1e-4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void networkLearnsFromAStep(NamedNetwork name, TensorShape input) {
    Network network = name.network(input, 2);
    Weights start = Weights.random(network, 1);
    float[] inputs = uniform(4 * input.size(), 5);
    float[] targets = {1, 0, 0, 1, 1, 0, 0, 1};
    try (TrainingSession session = ENGINE.open(network, start, 0.01)) {
      session.seed(1);
      assertThat(session.step(inputs, targets, 4, 1e-3)).isFinite().isPositive();
      List<float[]> after = session.weights(Which.CURRENT).tensors();
      for (int i = 0; i < after.size(); i++) {
        assertThat(after.get(i)).isNotEqualTo(start.tensors().get(i));
      }
    }
  }

  @Test
  void exportedWindowsGiveWhatTheirMeanIs() throws OrtException {
    Network network = NamedNetwork.CRATE_MEL.network(TensorShape.of(1, 16, 16), 5);
    assertThat(largestDifference(network.overWindows(TensorShape.of(1, 16, 41), 3)))
        .isLessThan(1e-5);
    List<Clip> clips = Clips.pictures(2, 2, 41, 1);
    Network small = Clips.network(2);
    Network windows = small.overWindows(TensorShape.of(1, 8, 41), 3);
    Weights weights = unsettled(small);
    try (TrainingSession each = ENGINE.open(small, weights, 0);
        TrainingSession whole = ENGINE.open(windows, weights, 0)) {
      float[][] mean = new Judge(small, 3).probabilities(each, Which.CURRENT, clips);
      float[] first = whole.probabilities(Which.CURRENT, clips.get(0).values(), 1)[0];
      assertThat(first).containsExactly(mean[0], within(1e-6f));
    }
  }

  @Test
  void equalNetworksGiveEqualBytes() {
    Network network = NamedNetwork.CRATE_MEL.network(TensorShape.of(1, 16, 16), 3);
    byte[] once = NetworkGraph.onnx(network, Weights.random(network, 1), "in", "out");
    byte[] twice = NetworkGraph.onnx(network, Weights.random(network, 1), "in", "out");
    byte[] other = NetworkGraph.onnx(network, Weights.random(network, 2), "in", "out");
    assertThat(once).isEqualTo(twice).isNotEqualTo(other);
  }

  private static double largestDifference(Network network) throws OrtException {
    Weights weights = unsettled(network);
    int size = network.input().size();
    float[] inputs = uniform(ROWS * size, 5);
    float[][] expected;
    try (TrainingSession session = ENGINE.open(network, weights, 0)) {
      expected = session.probabilities(Which.CURRENT, inputs, ROWS);
    }
    byte[] model = NetworkGraph.onnx(network, weights, "in", "out");
    double largest = 0;
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "cratetag");
    try (OrtSession session = environment.createSession(model)) {
      for (int row = 0; row < ROWS; row++) {
        float[] clip = Arrays.copyOfRange(inputs, row * size, (row + 1) * size);
        float[] found = run(environment, session, network.input(), clip);
        for (int label = 0; label < found.length; label++) {
          largest = Math.max(largest, Math.abs(found[label] - expected[row][label]));
        }
      }
    }
    assertThat(expected[0]).as("differs by clip").isNotEqualTo(expected[1]);
    return largest;
  }

  private static float[] run(
      OrtEnvironment environment, OrtSession session, TensorShape shape, float[] clip)
      throws OrtException {
    long[] extents =
        Stream.concat(Stream.of(1), shape.extents().stream()).mapToLong(i -> i).toArray();
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(clip), extents);
        OrtSession.Result result = session.run(Map.of("in", tensor))) {
      return ((float[][]) result.get(0).getValue())[0];
    }
  }

  /** Random weights whose biases and batch norms are not at rest, so that each one counts. */
  private static Weights unsettled(Network network) {
    Weights start = Weights.random(network, 3);
    List<float[]> tensors = new ArrayList<>();
    List<WeightLayout> layout = WeightLayout.of(network);
    for (int i = 0; i < start.tensors().size(); i++) {
      float[] values = start.tensors().get(i).clone();
      float[] noise = uniform(values.length, 100 + i);
      for (int j = 0; j < values.length && !layout.get(i).decays(); j++) {
        values[j] += 0.2f * noise[j];
      }
      tensors.add(values);
    }
    return new Weights(network, tensors);
  }

  private static float[] uniform(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }

  private static Arguments layer(String name, TensorShape input, Layer... layers) {
    return Arguments.of(name, input, List.of(layers));
  }

  private static Layer rectangle(boolean padded) {
    return new Convolution(3, List.of(3, 5), List.of(1, 2), padded);
  }

  private static Layer recurrent(Recurrent.Kind kind, boolean everyStep) {
    return new Recurrent(kind, 4, true, everyStep);
  }

  private static Layer residual() {
    return new Residual(
        List.of(Convolution.of2d(4, 3).withStride(2, 2), new BatchNorm(), Activation.relu()),
        List.of(Convolution.of2d(4, 1).withStride(2, 2), new BatchNorm()));
  }

  private static Layer gate() {
    return new Gate(
        List.of(
            new GlobalPool(GlobalPool.Kind.MEAN),
            new Dense(2),
            new Activation(Activation.Kind.SIGMOID)));
  }

  private static List<Layer> step() {
    return List.of(
        Convolution.of2d(4, 3),
        new BatchNorm(),
        Activation.relu(),
        new GlobalPool(GlobalPool.Kind.MEAN_AND_MAX),
        new Dense(5),
        new BatchNorm());
  }
}
