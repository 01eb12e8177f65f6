package org.cratetag.pack;

import java.util.List;
import java.util.Objects;

/**
 * The model's output tensor of 32-bit float probabilities.
 *
 * @param name as in the graph
 * @param shape {@code [1, labels]}
 */
public record GraphOutput(String name, List<Long> shape) {
  public GraphOutput {
    Objects.requireNonNull(name, "name");
    shape = ManifestChecks.shape("output.shape", shape);
  }
}
