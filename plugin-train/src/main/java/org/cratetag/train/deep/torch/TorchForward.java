package org.cratetag.train.deep.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.cratetag.train.deep.layer.Activation;
import org.cratetag.train.deep.layer.BatchNorm;
import org.cratetag.train.deep.layer.Convolution;
import org.cratetag.train.deep.layer.Crops;
import org.cratetag.train.deep.layer.Dense;
import org.cratetag.train.deep.layer.Dropout;
import org.cratetag.train.deep.layer.Gate;
import org.cratetag.train.deep.layer.GlobalPool;
import org.cratetag.train.deep.layer.LayerVisitor;
import org.cratetag.train.deep.layer.Pool;
import org.cratetag.train.deep.layer.Recurrent;
import org.cratetag.train.deep.layer.Residual;
import org.cratetag.train.deep.layer.Scale;
import org.cratetag.train.deep.layer.Segments;
import org.cratetag.train.deep.layer.TimeDistributed;

/**
 * Layers as operations of the engine. Arrays have the batch as their outermost extent and belong to
 * the manager of the input.
 */
final class TorchForward implements LayerVisitor<NDArray> {
  private final Iterator<NDArray> weights;
  private final boolean training;

  /**
   * For one pass.
   *
   * @param weights in the order of the layers
   */
  TorchForward(List<NDArray> weights, boolean training) {
    this.weights = weights.iterator();
    this.training = training;
  }

  @Override
  public NDArray activation(Activation layer, NDArray input) {
    NDArrayEx operations = input.getNDArrayInternal();
    return switch (layer.kind()) {
      case RELU -> operations.relu();
      case SIGMOID -> operations.sigmoid();
      case SILU -> input.mul(operations.sigmoid());
      case TANH -> operations.tanh();
    };
  }

  @Override
  public NDArray bandMean(NDArray input) {
    return input.mean(new int[] {2});
  }

  @Override
  public NDArray batchNorm(NDArray input) {
    NDArray gamma = weights.next();
    NDArray beta = weights.next();
    NDArray mean = weights.next();
    NDArray variance = weights.next();
    return input
        .getNDArrayInternal()
        .batchNorm(
            input,
            mean,
            variance,
            gamma,
            beta,
            -1,
            1 - BatchNorm.MOMENTUM,
            BatchNorm.EPSILON,
            training)
        .singletonOrThrow();
  }

  @Override
  public NDArray convolution(Convolution layer, NDArray input) {
    NDArray kernels = weights.next();
    NDArray biases = weights.next();
    Shape dilation = new Shape(layer.kernel().stream().mapToLong(extent -> 1).toArray());
    return input
        .getNDArrayInternal()
        .convolution(
            input, kernels, biases, shape(layer.stride()), shape(layer.padding()), dilation, 1)
        .singletonOrThrow();
  }

  @Override
  public NDArray crops(Crops layer, NDArray input) {
    NDList windows = new NDList();
    for (int i = 0; i < layer.count(); i++) {
      int start = layer.start(i, (int) input.getShape().get(3));
      windows.add(input.get(new NDIndex(":,:,:," + start + ":" + (start + layer.frames()))));
    }
    return NDArrays.stack(windows, 1);
  }

  @Override
  public NDArray dense(Dense layer, NDArray input) {
    return input.matMul(weights.next().transpose()).add(weights.next());
  }

  @Override
  public NDArray dropout(Dropout layer, NDArray input) {
    return input
        .getNDArrayInternal()
        .dropout(input, (float) layer.share(), training)
        .singletonOrThrow();
  }

  @Override
  public NDArray flatten(NDArray input) {
    return input.reshape(rows(input), -1);
  }

  @Override
  public NDArray gate(Gate layer, NDArray input) {
    NDArray gate = run(layer.layers(), input);
    long[] extents = new long[input.getShape().dimension()];
    Arrays.fill(extents, 1);
    extents[0] = rows(input);
    extents[1] = input.getShape().get(1);
    return input.mul(gate.reshape(extents));
  }

  @Override
  public NDArray globalPool(GlobalPool layer, NDArray input) {
    NDArray flat = input.reshape(rows(input), input.getShape().get(1), -1);
    int[] last = {2};
    return switch (layer.kind()) {
      case MAX -> flat.max(last);
      case MEAN -> flat.mean(last);
      case MEAN_AND_MAX -> flat.mean(last).concat(flat.max(last), 1);
    };
  }

  @Override
  public NDArray pool(Pool layer, NDArray input) {
    Shape kernel = shape(layer.kernel());
    Shape none = new Shape(new long[layer.kernel().size()]);
    NDArrayEx operations = input.getNDArrayInternal();
    return layer.largest()
        ? operations.maxPool(kernel, kernel, none, false)
        : operations.avgPool(kernel, kernel, none, false, false);
  }

  @Override
  public NDArray recurrent(Recurrent layer, NDArray input) {
    NDList parameters = new NDList();
    for (int i = 0; i < 4 * layer.directions(); i++) {
      parameters.add(weights.next());
    }
    Shape states = new Shape(layer.directions(), rows(input), layer.units());
    NDArray start = input.getManager().zeros(states);
    NDArrayEx operations = input.getNDArrayInternal();
    NDList made =
        switch (layer.kind()) {
          case LSTM ->
              operations.lstm(
                  input,
                  new NDList(start, input.getManager().zeros(states)),
                  parameters,
                  true,
                  1,
                  0,
                  training,
                  layer.bothWays(),
                  true);
          case GRU ->
              operations.gru(
                  input, start, parameters, true, 1, 0, training, layer.bothWays(), true);
        };
    return layer.everyStep()
        ? made.get(0)
        : made.get(1).transpose(1, 0, 2).reshape(rows(input), -1);
  }

  @Override
  public NDArray residual(Residual layer, NDArray input) {
    NDArray body = run(layer.body(), input);
    return body.add(run(layer.shortcut(), input));
  }

  @Override
  public NDArray scale(Scale layer, NDArray input) {
    return input.mul(layer.factor()).add(layer.offset());
  }

  @Override
  public NDArray segments(Segments layer, NDArray input) {
    Shape shape = input.getShape();
    return input
        .reshape(shape.get(0), shape.get(1), shape.get(2), layer.count(), -1)
        .transpose(0, 3, 1, 2, 4);
  }

  @Override
  public NDArray softmax(NDArray input) {
    return input.softmax(1);
  }

  @Override
  public NDArray stackBands(NDArray input) {
    return input.reshape(rows(input), -1, input.getShape().get(3));
  }

  @Override
  public NDArray stepMean(NDArray input) {
    return input.mean(new int[] {1});
  }

  @Override
  public NDArray swap(NDArray input) {
    return input.transpose(0, 2, 1);
  }

  @Override
  public NDArray timeDistributed(TimeDistributed layer, NDArray input) {
    Shape shape = input.getShape();
    long steps = shape.get(1);
    NDArray each = input.reshape(new Shape(rows(input) * steps).addAll(shape.slice(2)));
    NDArray made = run(layer.layers(), each);
    return made.reshape(new Shape(rows(input), steps).addAll(made.getShape().slice(1)));
  }

  private static long rows(NDArray input) {
    return input.getShape().get(0);
  }

  private static Shape shape(List<Integer> extents) {
    return new Shape(extents.stream().mapToLong(Integer::longValue).toArray());
  }
}
