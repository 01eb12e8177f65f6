package org.cratetag.train.deep;

import java.util.List;

/**
 * What a training engine must know of one weight tensor.
 *
 * @param shape extents, outermost first
 * @param isLearned whether gradients move it
 * @param decays whether weight decay pulls it towards zero
 */
public record WeightLayout(List<Integer> shape, boolean isLearned, boolean decays) {
  /** The tensors of a network, in the order of its {@link Weights}. */
  public static List<WeightLayout> of(Network network) {
    return network.tensors().stream()
        .map(spec -> new WeightLayout(spec.shape(), spec.isLearned(), spec.decays()))
        .toList();
  }
}
