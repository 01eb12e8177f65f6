package org.cratetag.train.deep.training;

import java.util.List;
import org.cratetag.train.deep.Weights;

/**
 * Where a training is. Arrays are held, not copied.
 *
 * @param weights those that learn
 * @param average their running mean
 * @param first AdamW's running means of the gradients, one a tensor
 * @param second AdamW's running means of their squares
 * @param steps how many were made
 */
public record TrainingState(
    Weights weights, Weights average, List<float[]> first, List<float[]> second, int steps) {
  public TrainingState {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }
}
