package org.cratetag.train.deep.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.WeightLayout;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.training.TrainingSession;
import org.cratetag.train.deep.training.TrainingState;

/** A network in PyTorch's memory: weights, their running mean, and what AdamW remembers. */
final class TorchSession implements TrainingSession {
  private static final float FIRST_MOMENT = 0.9f;
  private static final float SECOND_MOMENT = 0.999f;
  private static final float LEAST = 1e-8f;

  private final Engine engine;
  private final NDManager manager;
  private final Network network;
  private final List<WeightLayout> layout;
  private final float decay;
  private final List<NDArray> weights = new ArrayList<>();
  private final List<NDArray> average = new ArrayList<>();
  private final List<NDArray> first = new ArrayList<>();
  private final List<NDArray> second = new ArrayList<>();
  private int steps;

  TorchSession(Engine engine, Network network, Weights start, double decay) {
    this.engine = engine;
    this.manager = engine.newBaseManager();
    this.network = network;
    this.layout = WeightLayout.of(network);
    this.decay = (float) decay;
    for (int i = 0; i < layout.size(); i++) {
      Shape shape = shape(layout.get(i).shape());
      float[] values = start.tensors().get(i);
      NDArray tensor = manager.create(values, shape);
      tensor.setRequiresGradient(layout.get(i).isLearned());
      weights.add(tensor);
      average.add(manager.create(values, shape));
      first.add(manager.zeros(shape));
      second.add(manager.zeros(shape));
    }
  }

  @Override
  public double step(float[] inputs, float[] targets, int rows, double rate) {
    try (NDManager batch = manager.newSubManager()) {
      double loss;
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray margins =
            new TorchForward(weights, true).run(network.margins(), input(batch, inputs, rows));
        NDArray wanted = batch.create(targets, new Shape(rows, network.labels()));
        NDArray mean =
            network.isClassifier()
                ? margins.logSoftmax(1).mul(wanted).sum().mul(-1f / rows)
                : knownErrors(margins, wanted).square().mean();
        collector.backward(mean);
        loss = mean.getFloat();
      }
      steps++;
      descend(batch, rate);
      return loss;
    }
  }

  /** How far the margins are from what is wanted; 0 where that is not known. */
  private static NDArray knownErrors(NDArray margins, NDArray wanted) {
    NDArray errors = margins.sub(wanted);
    return NDArrays.where(wanted.isNaN(), errors.zerosLike(), errors);
  }

  private void descend(NDManager batch, double rate) {
    double unbiased =
        rate * Math.sqrt(1 - Math.pow(SECOND_MOMENT, steps)) / (1 - Math.pow(FIRST_MOMENT, steps));
    for (int i = 0; i < weights.size(); i++) {
      if (!layout.get(i).isLearned()) {
        continue;
      }
      NDArray tensor = weights.get(i);
      NDArray slopes = tensor.getGradient();
      slopes.attach(batch);
      tensor
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(tensor, slopes, first.get(i), second.get(i)),
              new NDList(tensor),
              (float) rate,
              (float) unbiased,
              layout.get(i).decays() ? decay : 0,
              1,
              -1,
              FIRST_MOMENT,
              SECOND_MOMENT,
              LEAST,
              false,
              true);
    }
  }

  @Override
  public void average(double share) {
    try (NDManager passing = manager.newSubManager()) {
      for (int i = 0; i < weights.size(); i++) {
        NDArray fixed = weights.get(i).stopGradient();
        fixed.attach(passing);
        NDArray mean = average.get(i);
        mean.muli(1 - share);
        mean.addi(fixed.mul(share));
      }
    }
  }

  @Override
  public float[][] probabilities(Which which, float[] inputs, int rows) {
    try (NDManager batch = manager.newSubManager()) {
      List<NDArray> fixed = new ArrayList<>();
      for (NDArray tensor : of(which)) {
        NDArray view = tensor.stopGradient();
        view.attach(batch);
        fixed.add(view);
      }
      NDArray made =
          new TorchForward(fixed, false).run(network.layers(), input(batch, inputs, rows));
      float[] flat = made.toFloatArray();
      float[][] probabilities = new float[rows][network.labels()];
      for (int row = 0; row < rows; row++) {
        System.arraycopy(flat, row * network.labels(), probabilities[row], 0, network.labels());
      }
      return probabilities;
    }
  }

  private NDArray input(NDManager batch, float[] inputs, int rows) {
    return batch.create(inputs, new Shape(rows).addAll(shape(network.input().extents())));
  }

  @Override
  public Weights weights(Which which) {
    return new Weights(network, copies(of(which)));
  }

  private List<NDArray> of(Which which) {
    return which == Which.CURRENT ? weights : average;
  }

  @Override
  public TrainingState state() {
    return new TrainingState(
        weights(Which.CURRENT), weights(Which.AVERAGED), copies(first), copies(second), steps);
  }

  @Override
  public void restore(TrainingState state) {
    set(weights, state.weights().tensors());
    set(average, state.average().tensors());
    set(first, state.first());
    set(second, state.second());
    steps = state.steps();
  }

  private static List<float[]> copies(List<NDArray> tensors) {
    return tensors.stream().map(NDArray::toFloatArray).toList();
  }

  private static void set(List<NDArray> tensors, List<float[]> values) {
    for (int i = 0; i < tensors.size(); i++) {
      tensors.get(i).set(values.get(i));
    }
  }

  @Override
  public void seed(long seed) {
    engine.setRandomSeed((int) (seed ^ seed >>> 32));
  }

  @Override
  public void close() {
    manager.close();
  }

  private static Shape shape(List<Integer> extents) {
    return new Shape(extents.stream().mapToLong(Integer::longValue).toArray());
  }
}
