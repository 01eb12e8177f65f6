package org.cratetag.train.base;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.feature.patch.MusicnnMel;
import org.cratetag.pack.json.PackException;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * Writes MusiCNN as an ONNX graph: J. Pons et al., "End-to-end learning for music audio tagging at
 * scale", ISMIR 2018, as {@code models.py} of musicnn 0.1.0 builds it ({@code build_musicnn}), by
 * its checkpoint's names. Sizes are those of the checkpoint. Batch normalisation is that of
 * inference, with TensorFlow's epsilon of 0.001.
 *
 * <p>One patch goes in, {@code [1, 1, 187, 96]}; out come, side by side, what the temporal pooling
 * has of it and what the network says: {@code max_pool}, {@code mean_pool}, and the sigmoid of the
 * tags.
 */
final class MusicnnGraph {
  static final String INPUT = "patch";
  static final String OUTPUT = "values";

  private static final double EPSILON = 1e-3;
  private static final int FRAMES = MusicnnMel.FRAMES;
  private static final int BANDS = MusicnnMel.BANDS;
  private static final int MIDDLE_FRAMES = 7;

  private final Checkpoint weights;
  private final OnnxGraph graph = new OnnxGraph(INPUT, List.of(1, 1, FRAMES, BANDS));
  private int convolutions;
  private int norms;

  private MusicnnGraph(Checkpoint weights) {
    this.weights = weights;
  }

  /**
   * The graph.
   *
   * @param pooled how many values each pooling has
   * @param tags how many tags
   */
  record Made(byte[] model, int pooled, int tags) {
    /** Values in all: twice the pooled ones, and the tags. */
    int values() {
      return 2 * pooled + tags;
    }
  }

  /** Features of a layer over time, {@code [1, channels, 187]}. */
  private record Layer(String name, int channels) {}

  /** What batch normalisation does to each channel: {@code factor * x + offset}. */
  private record Norm(float[] factors, float[] offsets) {}

  static Made of(Checkpoint weights) throws PackException {
    return new MusicnnGraph(weights).write();
  }

  private Made write() throws PackException {
    String normed = scaled(INPUT, norm(1), 1, 1, 1, 1);
    List<Layer> front = new ArrayList<>();
    front.add(timbral(normed));
    front.add(timbral(normed));
    for (int i = 0; i < 3; i++) {
      front.add(temporal(normed));
    }
    Layer joined = joined(front);
    Layer first = middle(joined);
    Layer second = sum(middle(first), first);
    Layer third = sum(middle(second), second);
    Layer all = joined(List.of(joined, first, second, third));
    String max = overTime("ReduceMax", all);
    String mean = overTime("ReduceMean", all);
    return backEnd(max, mean, all.channels());
  }

  /** As long as the patch; as high as the kernel, then the greatest over frequency. */
  private Layer timbral(String input) throws PackException {
    Checkpoint.Tensor kernel = kernel();
    List<Integer> shape = kernel.shape();
    requireKernel(shape, shape.get(0) == MIDDLE_FRAMES && shape.get(1) <= BANDS);
    return overFrequency(input, kernel);
  }

  /** One band wide, then the greatest over frequency. */
  private Layer temporal(String input) throws PackException {
    Checkpoint.Tensor kernel = kernel();
    List<Integer> shape = kernel.shape();
    requireKernel(shape, shape.get(0) <= FRAMES && shape.get(1) == 1);
    return overFrequency(input, kernel);
  }

  private Layer overFrequency(String input, Checkpoint.Tensor kernel) throws PackException {
    int frames = kernel.shape().get(0);
    int bands = kernel.shape().get(1);
    int filters = kernel.shape().get(3);
    // TensorFlow's "same" puts the odd one behind.
    int before = (frames - 1) / 2;
    String convolved =
        graph.add(
            "Conv",
            List.of(
                input, graph.constant(turned(kernel), filters, 1, frames, bands), bias(filters)),
            List.of(
                OnnxGraph.attribute("kernel_shape", List.of(frames, bands)),
                OnnxGraph.attribute("pads", List.of(before, 0, frames - 1 - before, 0))));
    String normed = scaled(graph.add("Relu", convolved), norm(filters), 1, filters, 1, 1);
    convolutions++;
    String greatest =
        graph.add(
            "ReduceMax",
            List.of(normed),
            List.of(OnnxGraph.attribute("axes", List.of(3)), OnnxGraph.attribute("keepdims", 0)));
    return new Layer(greatest, filters);
  }

  private Layer middle(Layer input) throws PackException {
    Checkpoint.Tensor kernel = kernel();
    List<Integer> shape = kernel.shape();
    requireKernel(shape, shape.get(0) == MIDDLE_FRAMES && shape.get(1) == input.channels());
    int filters = shape.get(3);
    float[] values = new float[filters * input.channels() * MIDDLE_FRAMES];
    for (int t = 0; t < MIDDLE_FRAMES; t++) {
      for (int c = 0; c < input.channels(); c++) {
        for (int f = 0; f < filters; f++) {
          values[(f * input.channels() + c) * MIDDLE_FRAMES + t] =
              kernel.values()[(t * input.channels() + c) * filters + f];
        }
      }
    }
    String convolved =
        graph.add(
            "Conv",
            List.of(
                input.name(),
                graph.constant(values, filters, input.channels(), MIDDLE_FRAMES),
                bias(filters)),
            List.of(
                OnnxGraph.attribute("kernel_shape", List.of(MIDDLE_FRAMES)),
                OnnxGraph.attribute("pads", List.of(3, 3))));
    convolutions++;
    String normed = scaled(graph.add("Relu", convolved), norm(filters), 1, filters, 1);
    return new Layer(normed, filters);
  }

  private Made backEnd(String max, String mean, int pooled) throws PackException {
    // Flattened, each feature's maximum stands beside its mean.
    Norm norm = norm(2 * pooled);
    Checkpoint.Tensor dense = weights.get("dense/kernel");
    if (dense.shape().size() != 2 || dense.shape().get(0) != 2 * pooled) {
      throw new PackException("dense/kernel has the shape " + dense.shape());
    }
    int units = dense.shape().get(1);
    float[] ofMax = new float[pooled * units];
    float[] ofMean = new float[pooled * units];
    double[] offsets = new double[units];
    for (int i = 0; i < 2 * pooled; i++) {
      for (int u = 0; u < units; u++) {
        float weight = dense.values()[i * units + u];
        (i % 2 == 0 ? ofMax : ofMean)[i / 2 * units + u] = norm.factors()[i] * weight;
        offsets[u] += (double) norm.offsets()[i] * weight;
      }
    }
    String sum =
        graph.add(
            "Add",
            graph.add("MatMul", max, graph.constant(ofMax, pooled, units)),
            graph.add("MatMul", mean, graph.constant(ofMean, pooled, units)));
    String bias = graph.constant(added(weights.get("dense/bias", units), offsets), 1, units);
    String hidden = scaled(graph.add("Relu", graph.add("Add", sum, bias)), norm(units), 1, units);
    Checkpoint.Tensor last = weights.get("dense_1/kernel");
    if (last.shape().size() != 2 || last.shape().get(0) != units) {
      throw new PackException("dense_1/kernel has the shape " + last.shape());
    }
    int tags = last.shape().get(1);
    String logits =
        graph.add(
            "Add",
            graph.add("MatMul", hidden, graph.constant(last.values(), units, tags)),
            graph.constant(weights.get("dense_1/bias", tags), 1, tags));
    String values = graph.concat(List.of(max, mean, graph.add("Sigmoid", logits)));
    int width = 2 * pooled + tags;
    return new Made(graph.toModel(values, OUTPUT, width), pooled, tags);
  }

  private String overTime(String operator, Layer layer) {
    return graph.add(
        operator,
        List.of(layer.name()),
        List.of(OnnxGraph.attribute("axes", List.of(2)), OnnxGraph.attribute("keepdims", 0)));
  }

  private Layer joined(List<Layer> layers) {
    String name = graph.concat(layers.stream().map(Layer::name).toList());
    return new Layer(name, layers.stream().mapToInt(Layer::channels).sum());
  }

  private Layer sum(Layer one, Layer other) throws PackException {
    if (one.channels() != other.channels()) {
      throw new PackException("its middle layers differ in width");
    }
    return new Layer(graph.add("Add", one.name(), other.name()), one.channels());
  }

  private String scaled(String tensor, Norm norm, int... extents) {
    String factors = graph.constant(norm.factors(), extents);
    return graph.add(
        "Add", graph.add("Mul", tensor, factors), graph.constant(norm.offsets(), extents));
  }

  /** Weights {@code [frames, bands, 1, filters]} of the next convolution. */
  private Checkpoint.Tensor kernel() throws PackException {
    Checkpoint.Tensor kernel = weights.get(numbered("conv2d", convolutions) + "/kernel");
    requireKernel(
        kernel.shape(),
        kernel.shape().size() == 4
            && kernel.shape().get(2) == 1
            && kernel.shape().stream().allMatch(extent -> extent > 0));
    return kernel;
  }

  private void requireKernel(List<Integer> shape, boolean fits) throws PackException {
    if (!fits) {
      throw new PackException(numbered("conv2d", convolutions) + "/kernel has the shape " + shape);
    }
  }

  private String bias(int filters) throws PackException {
    float[] bias = weights.get(numbered("conv2d", convolutions) + "/bias", filters);
    return graph.constant(bias, filters);
  }

  /** The filters first, as ONNX has them. */
  private static float[] turned(Checkpoint.Tensor kernel) {
    int filters = kernel.shape().get(3);
    int size = kernel.values().length / Math.max(1, filters);
    float[] values = new float[filters * size];
    for (int i = 0; i < size; i++) {
      for (int f = 0; f < filters; f++) {
        values[f * size + i] = kernel.values()[i * filters + f];
      }
    }
    return values;
  }

  /** The next batch normalisation. */
  private Norm norm(int channels) throws PackException {
    String name = numbered("batch_normalization", norms++);
    float[] gamma = weights.get(name + "/gamma", channels);
    float[] beta = weights.get(name + "/beta", channels);
    float[] mean = weights.get(name + "/moving_mean", channels);
    float[] variance = weights.get(name + "/moving_variance", channels);
    float[] factors = new float[channels];
    float[] offsets = new float[channels];
    for (int i = 0; i < channels; i++) {
      if (variance[i] < 0) {
        throw new PackException(name + "/moving_variance holds " + variance[i]);
      }
      double factor = gamma[i] / Math.sqrt(variance[i] + EPSILON);
      factors[i] = (float) factor;
      offsets[i] = (float) (beta[i] - mean[i] * factor);
    }
    return new Norm(factors, offsets);
  }

  private static float[] added(float[] values, double[] more) {
    float[] sums = new float[values.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) (values[i] + more[i]);
    }
    return sums;
  }

  private static String numbered(String name, int number) {
    return number == 0 ? name : name + "_" + number;
  }
}
