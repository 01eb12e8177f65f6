package org.cratetag.train.studio;

import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.deep.training.TrainingListener;

/**
 * Tells of a training that goes on from another one.
 *
 * @param listener who is told
 * @param before how many epochs the other one had
 */
record LaterEpochs(TrainingListener listener, int before) implements TrainingListener {
  @Override
  public void step(int epoch, int step, int steps) {
    listener.step(before + epoch, step, steps);
  }

  @Override
  public void epoch(EpochFigures figures) {
    listener.epoch(figures.after(before));
  }
}
