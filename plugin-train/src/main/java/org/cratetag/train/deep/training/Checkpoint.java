package org.cratetag.train.deep.training;

import java.util.List;
import java.util.Optional;
import org.cratetag.train.deep.Weights;

/**
 * A training after some epochs.
 *
 * @param state of the engine
 * @param epochs of all those that are over
 * @param best weights of the epoch with the lowest validation loss; empty without early stopping
 */
record Checkpoint(TrainingState state, List<EpochFigures> epochs, Optional<Weights> best) {
  Checkpoint {
    epochs = List.copyOf(epochs);
  }
}
