package org.cratetag.base;

import java.util.Objects;
import org.cratetag.api.track.FrontEnd;

/**
 * What a base network takes.
 *
 * @param frontEnd that computes it: patches, the first extent; parameters of the base's own
 *     front-end are added to its parameters
 * @param tensor of the graph
 * @param patches how many of them fill the tensor: 1, or the batch that the graph insists on
 */
public record BaseInput(FrontEnd frontEnd, GraphTensor tensor, int patches) {
  public BaseInput {
    Objects.requireNonNull(frontEnd, "frontEnd");
    Objects.requireNonNull(tensor, "tensor");
    if (patches < 1 || tensor.size() % patches != 0) {
      throw new IllegalArgumentException(
          "a tensor of " + tensor.shape() + " does not hold " + patches + " patches");
    }
  }

  /** How many values a patch has. */
  public int patchSize() {
    return tensor.size() / patches;
  }
}
