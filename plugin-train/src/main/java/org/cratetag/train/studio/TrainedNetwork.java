package org.cratetag.train.studio;

import java.util.List;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.training.EpochFigures;

/**
 * A network that has learned.
 *
 * @param network as it was trained, on one window
 * @param weights that it learned
 * @param epochs what each came to
 * @param validation what it says of the validation clips, {@code [clips][labels]}
 * @param seed that it was trained with
 */
public record TrainedNetwork(
    Network network, Weights weights, List<EpochFigures> epochs, float[][] validation, long seed) {
  /** Copies the list. */
  public TrainedNetwork {
    epochs = List.copyOf(epochs);
  }

  /** Minutes of training. */
  public double minutes() {
    return epochs.stream().mapToDouble(EpochFigures::seconds).sum() / 60;
  }
}
