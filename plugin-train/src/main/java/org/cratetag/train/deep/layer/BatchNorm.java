package org.cratetag.train.deep.layer;

import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.tensor.TensorSpec;
import org.cratetag.train.deep.tensor.TensorSpec.Start;

/**
 * Scales each channel by what the batch shows, and in use by what the batches of training showed:
 * Ioffe and Szegedy, "Batch Normalization", ICML 2015. The export folds it into the layer before.
 */
public record BatchNorm() implements Layer {
  /** Added to the variance. */
  public static final float EPSILON = 1e-5f;

  /** Share of the measured mean and variance that a batch replaces. */
  public static final float MOMENTUM = 0.1f;

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }

  /** Multiplied by, added, measured mean, measured variance. */
  @Override
  public List<TensorSpec> tensors(TensorShape input) {
    int channels = input.extent(0);
    return List.of(
        TensorSpec.vector("gamma", channels, Start.ONE),
        TensorSpec.vector("beta", channels, Start.ZERO),
        TensorSpec.vector("mean", channels, Start.MEASURED_ZERO),
        TensorSpec.vector("variance", channels, Start.MEASURED_ONE));
  }

  @Override
  public <T> T accept(LayerVisitor<T> visitor, T input) {
    return visitor.batchNorm(input);
  }

  @Override
  public String describe() {
    return "batch norm";
  }
}
