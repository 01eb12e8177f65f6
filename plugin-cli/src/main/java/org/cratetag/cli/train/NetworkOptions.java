package org.cratetag.cli.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.deep.training.Augmentation;
import org.cratetag.train.deep.training.Averaging;
import org.cratetag.train.deep.training.Schedule;
import org.cratetag.train.deep.training.TrainingSettings;
import org.cratetag.train.studio.NetworkRecipe;
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
  private Integer epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Clips a step.")
  private Integer batch;

  @Option(names = "--rate", paramLabel = "R", description = "Highest learning rate.")
  private Double rate;

  @Option(
      names = "--schedule",
      paramLabel = "HOW",
      description = "Of the learning rate: constant, cosine or one-cycle.")
  private String schedule;

  @Option(names = "--weight-decay", paramLabel = "D", description = "AdamW's weight decay.")
  private Double decay;

  @Option(
      names = "--smoothing",
      paramLabel = "S",
      description = "Share of each target that all labels get.")
  private Double smoothing;

  @Option(names = "--mixup", paramLabel = "A", description = "Mix clips; 0 for none.")
  private Double mixup;

  @Option(
      names = "--class-weights",
      description = "Let all labels weigh the same, however many tracks they have.")
  private boolean classWeights;

  @Option(
      names = "--no-augmentation",
      description = "Show clips as they are: no shifts, stretches, masks or levels.")
  private boolean plain;

  @Option(
      names = "--average",
      paramLabel = "HOW",
      description = "Of the weights: none, ema (exponential) or swa (of the last quarter).")
  private String average;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "Stop after N epochs that were no better; 0 for never.")
  private Integer patience;

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

  @Mixin private SeedOption seed;
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

  /** A network by its name. */
  public static NamedNetwork network(String name) {
    return NamedNetwork.find(name)
        .orElseThrow(
            () ->
                new WrongUseException(
                    "there is no network '%s'; there are: %s"
                        .formatted(
                            name,
                            Arrays.stream(NamedNetwork.values())
                                .map(NamedNetwork::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** The recipe of a network, with all that was given. */
  NetworkRecipe recipe(String network) {
    NetworkRecipe recipe = NetworkRecipe.of(network(network));
    TrainingSettings standard = recipe.settings();
    try {
      return recipe.with(
          new TrainingSettings(
              or(epochs, standard.epochs()),
              or(batch, standard.batch()),
              standard.crops(),
              schedule(standard.schedule()),
              or(decay, standard.decay()),
              or(smoothing, standard.smoothing()),
              or(mixup, standard.mixup()),
              classWeights || standard.classWeights(),
              plain ? Augmentation.NONE : standard.augmentation(),
              averaging(standard.averaging()),
              or(patience, standard.patience()),
              standard.windows(),
              seed.seed()));
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("out of range: " + e.getMessage(), e);
    }
  }

  private Schedule schedule(Schedule standard) {
    double highest = or(rate, highest(standard));
    if (!(highest > 0 && highest <= 1)) {
      throw new WrongUseException("--rate must be above 0 and at most 1, found " + highest);
    }
    String kind = schedule == null ? kind(standard) : schedule;
    return switch (kind) {
      case "constant" -> new Schedule.Constant(highest);
      case "cosine" -> new Schedule.Cosine(highest);
      case "one-cycle" -> new Schedule.OneCycle(highest, 0.3);
      default ->
          throw new WrongUseException(
              "--schedule must be constant, cosine or one-cycle, found " + kind);
    };
  }

  private static double highest(Schedule schedule) {
    if (schedule instanceof Schedule.Constant constant) {
      return constant.rate();
    }
    return schedule instanceof Schedule.Cosine cosine
        ? cosine.highest()
        : ((Schedule.OneCycle) schedule).highest();
  }

  private static String kind(Schedule schedule) {
    if (schedule instanceof Schedule.Constant) {
      return "constant";
    }
    return schedule instanceof Schedule.Cosine ? "cosine" : "one-cycle";
  }

  private Averaging averaging(Averaging standard) {
    if (average == null) {
      return standard;
    }
    return switch (average) {
      case "none" -> new Averaging.None();
      case "ema" -> new Averaging.Exponential(0.99);
      case "swa" -> new Averaging.Stochastic(0.75);
      default ->
          throw new WrongUseException("--average must be none, ema or swa, found " + average);
    };
  }

  private static <T> T or(T given, T standard) {
    return given == null ? standard : given;
  }
}
