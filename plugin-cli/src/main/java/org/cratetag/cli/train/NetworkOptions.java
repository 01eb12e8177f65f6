package org.cratetag.cli.train;

import java.nio.file.Path;
import java.util.Optional;
import org.cratetag.cli.output.WrongUseException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a network is trained; what is not given is as its recipe has it. */
public final class NetworkOptions {
  /** From so many tracks on the validation part of one network tells enough. */
  private static final int MANY_TRACKS = 500;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Published mel pictures of GTZAN, instead of music of your own.")
  private Path data;

  @Option(names = "--epochs", paramLabel = "N", description = "Most passes over the music.")
  Integer epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Clips a step.")
  Integer batch;

  @Option(names = "--rate", paramLabel = "R", description = "Highest learning rate.")
  Double rate;

  @Option(
      names = "--schedule",
      paramLabel = "HOW",
      description = "Of the learning rate: constant, cosine or one-cycle.")
  String schedule;

  @Option(names = "--weight-decay", paramLabel = "D", description = "AdamW's weight decay.")
  Double decay;

  @Option(
      names = "--smoothing",
      paramLabel = "S",
      description = "Share of each target that all labels get.")
  Double smoothing;

  @Option(names = "--mixup", paramLabel = "A", description = "Mix clips; 0 for none.")
  Double mixup;

  @Option(
      names = "--class-weights",
      description = "Let all labels weigh the same, however many tracks they have.")
  boolean classWeights;

  @Option(
      names = "--no-augmentation",
      description = "Show clips as they are: no shifts, stretches, masks or levels.")
  boolean plain;

  @Option(
      names = "--average",
      paramLabel = "HOW",
      description = "Of the weights: none, ema (exponential) or swa (of the last quarter).")
  String average;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "Stop after N epochs that were no better; 0 for never.")
  Integer patience;

  @Option(
      names = "--clips",
      paramLabel = "N",
      defaultValue = "3",
      description = "Clips of a track, 1 to 16. Default: ${DEFAULT-VALUE}.")
  private int clips;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description =
          "Train N networks, each judged by another N-th of the music; the pack takes their mean."
              + " More of the music then tells when the pack may speak. Default: 4 for fewer than "
              + MANY_TRACKS
              + " tracks, else 1.")
  private Integer folds;

  @Option(names = "--restart", description = "Begin anew, though a stopped training could go on.")
  private boolean restart;

  @Mixin SeedOption seed;
  @Mixin private ThreadsOption threads;

  /** Where the pictures are; empty where music is learned from. */
  Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  int clips() {
    if (clips < 1 || clips > 16) {
      throw new WrongUseException("--clips must be 1 to 16, found " + clips);
    }
    return clips;
  }

  /**
   * How many networks are trained on so many tracks; pictures have a validation part of their own.
   */
  int folds(int tracks) {
    if (folds != null && (folds < 1 || folds > 10 || data != null && folds > 1)) {
      throw new WrongUseException("--folds must be 1 to 10, and 1 with --data, found " + folds);
    }
    return folds != null ? folds : data != null || tracks >= MANY_TRACKS ? 1 : 4;
  }

  int threads() {
    return threads.threads();
  }

  boolean isRestart() {
    return restart;
  }
}
