package org.cratetag.train.deep.training;

/**
 * How a network is trained.
 *
 * @param epochs most passes over the clips
 * @param batch clips a step, at least 2
 * @param crops times that each clip is drawn in an epoch
 * @param schedule of the learning rate
 * @param decay AdamW's weight decay
 * @param smoothing share of each target that is spread over all labels, within [0, 1): Szegedy et
 *     al., "Rethinking the Inception Architecture", CVPR 2016, section 7
 * @param mixup both parameters of the Beta distribution of the shares of two clips, within [0, 1];
 *     0 mixes nothing: Zhang et al., "mixup", ICLR 2018
 * @param classWeights whether clips of rare labels count for more, so that all labels weigh the
 *     same
 * @param augmentation what clips undergo
 * @param averaging the running mean of weights
 * @param patience epochs without a lower validation loss after which it ends, and the weights of
 *     the best one are taken; 0 to go to the end and take the last
 * @param windows that a validation clip is judged by
 * @param seed of everything random
 */
public record TrainingSettings(
    int epochs,
    int batch,
    int crops,
    Schedule schedule,
    double decay,
    double smoothing,
    double mixup,
    boolean classWeights,
    Augmentation augmentation,
    Averaging averaging,
    int patience,
    int windows,
    long seed) {
  public TrainingSettings {
    if (epochs < 1 || batch < 2 || crops < 1 || patience < 0 || windows < 1) {
      throw new IllegalArgumentException(
          "epochs %d, batch %d, crops %d, patience %d, windows %d"
              .formatted(epochs, batch, crops, patience, windows));
    }
    if (!(decay >= 0 && smoothing >= 0 && smoothing < 1 && mixup >= 0 && mixup <= 1)) {
      throw new IllegalArgumentException(
          "decay %s, smoothing %s, mixup %s".formatted(decay, smoothing, mixup));
    }
  }

  /** The same with another number of epochs. */
  public TrainingSettings withEpochs(int other) {
    return new TrainingSettings(
        other,
        batch,
        crops,
        schedule,
        decay,
        smoothing,
        mixup,
        classWeights,
        augmentation,
        averaging,
        patience,
        windows,
        seed);
  }

  /** The same with another learning rate. */
  public TrainingSettings withSchedule(Schedule other) {
    return new TrainingSettings(
        epochs,
        batch,
        crops,
        other,
        decay,
        smoothing,
        mixup,
        classWeights,
        augmentation,
        averaging,
        patience,
        windows,
        seed);
  }

  /** The same with another number of clips a step. */
  public TrainingSettings withBatch(int other) {
    return new TrainingSettings(
        epochs,
        other,
        crops,
        schedule,
        decay,
        smoothing,
        mixup,
        classWeights,
        augmentation,
        averaging,
        patience,
        windows,
        seed);
  }

  /** The same with another seed. */
  public TrainingSettings withSeed(long other) {
    return new TrainingSettings(
        epochs,
        batch,
        crops,
        schedule,
        decay,
        smoothing,
        mixup,
        classWeights,
        augmentation,
        averaging,
        patience,
        windows,
        other);
  }
}
