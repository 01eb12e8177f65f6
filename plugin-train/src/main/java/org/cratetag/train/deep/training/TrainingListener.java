package org.cratetag.train.deep.training;

/** Told how far a training is. */
public interface TrainingListener {
  /** Tells nobody. */
  TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void step(int epoch, int step, int steps) {}

        @Override
        public void epoch(EpochFigures figures) {}
      };

  /** One more step of an epoch is made. */
  void step(int epoch, int step, int steps);

  /** One more epoch is over. */
  void epoch(EpochFigures figures);
}
