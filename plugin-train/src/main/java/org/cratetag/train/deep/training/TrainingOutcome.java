package org.cratetag.train.deep.training;

import java.util.List;
import org.cratetag.train.deep.Weights;

/** How a training ended. */
public sealed interface TrainingOutcome {
  /** Figures of all epochs. */
  List<EpochFigures> epochs();

  /**
   * It came to its end.
   *
   * @param weights that were learned
   */
  record Trained(Weights weights, List<EpochFigures> epochs) implements TrainingOutcome {
    /** Copies the list. */
    public Trained {
      epochs = List.copyOf(epochs);
    }
  }

  /** It was stopped; the checkpoint holds what the epochs so far came to. */
  record Stopped(List<EpochFigures> epochs) implements TrainingOutcome {
    /** Copies the list. */
    public Stopped {
      epochs = List.copyOf(epochs);
    }
  }
}
