package org.cratetag.train.deep.training;

import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;

/** Something that can train networks. */
public interface TrainingEngine {
  /**
   * Begins to train.
   *
   * @param start the first weights
   * @param decay weight decay of matrices and kernels, in units of the learning rate
   */
  TrainingSession open(Network network, Weights start, double decay);
}
