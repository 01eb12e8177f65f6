package org.cratetag.train.deep.layer;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.tensor.TensorSpec;
import org.cratetag.train.deep.tensor.TensorSpec.Start;

/**
 * Cross-correlation with learned kernels, over {@code [channels][steps]} with one kernel extent or
 * {@code [channels][bands][frames]} with two.
 *
 * @param channels how many kernels
 * @param kernel extents of each
 * @param stride steps between outputs, as many
 * @param padded with zeros by half a kernel, so that a stride of 1 keeps the extents; the kernel's
 *     extents must then be odd
 */
public record Convolution(int channels, List<Integer> kernel, List<Integer> stride, boolean padded)
    implements Layer {
  public Convolution {
    kernel = List.copyOf(kernel);
    stride = List.copyOf(stride);
    if (channels < 1 || kernel.isEmpty() || kernel.size() > 2 || kernel.size() != stride.size()) {
      throw new IllegalArgumentException(
          "%d kernels of %s at %s".formatted(channels, kernel, stride));
    }
    if (padded && kernel.stream().anyMatch(extent -> extent % 2 == 0)) {
      throw new IllegalArgumentException("padding needs odd kernels, found " + kernel);
    }
  }

  /** Over steps, stride 1, without padding. */
  public static Convolution of1d(int channels, int kernel) {
    return new Convolution(channels, List.of(kernel), List.of(1), false);
  }

  /** Over bands and frames, square, stride 1, padded. */
  public static Convolution of2d(int channels, int kernel) {
    return new Convolution(channels, List.of(kernel, kernel), List.of(1, 1), true);
  }

  /** The same with another stride. */
  public Convolution withStride(Integer... steps) {
    return new Convolution(channels, kernel, List.of(steps), padded);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    input.require(kernel.size() + 1, describe());
    List<Integer> extents = new ArrayList<>(List.of(channels));
    for (int axis = 0; axis < kernel.size(); axis++) {
      int padding = padded ? kernel.get(axis) - 1 : 0;
      extents.add((input.extent(axis + 1) + padding - kernel.get(axis)) / stride.get(axis) + 1);
    }
    return new TensorShape(extents);
  }

  /** Kernels {@code [outputs][inputs][...]}, then biases. */
  @Override
  public List<TensorSpec> tensors(TensorShape input) {
    List<Integer> shape = new ArrayList<>(List.of(channels, input.extent(0)));
    shape.addAll(kernel);
    int fan = shape.stream().skip(1).reduce(1, Math::multiplyExact);
    return List.of(
        new TensorSpec("weight", shape, Start.HE, fan),
        TensorSpec.vector("bias", channels, Start.ZERO));
  }

  /** Zeros at each end of each axis. */
  public List<Integer> padding() {
    return kernel.stream().map(extent -> padded ? extent / 2 : 0).toList();
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.convolution(this, input);
  }

  @Override
  public String describe() {
    String strides = stride.stream().allMatch(step -> step == 1) ? "" : " stride " + stride;
    return "convolution " + new TensorShape(kernel) + strides;
  }
}
