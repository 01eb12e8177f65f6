package org.cratetag.cli.train;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.deep.training.Augmentation;
import org.cratetag.train.deep.training.Averaging;
import org.cratetag.train.deep.training.Schedule;
import org.cratetag.train.deep.training.TrainingSettings;
import org.cratetag.train.studio.NetworkRecipe;

/**
 * The recipe that options ask for. Apart from {@link NetworkOptions}, whose members picocli looks
 * at whatever the command is: nothing of training is loaded by a command that does not train.
 */
public final class GivenRecipe {
  private GivenRecipe() {}

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
  static NetworkRecipe of(NetworkOptions given, String network) {
    NetworkRecipe recipe = NetworkRecipe.of(network(network));
    TrainingSettings standard = recipe.settings();
    try {
      return recipe.with(
          new TrainingSettings(
              or(given.epochs, standard.epochs()),
              or(given.batch, standard.batch()),
              standard.crops(),
              schedule(given, standard.schedule()),
              or(given.decay, standard.decay()),
              or(given.smoothing, standard.smoothing()),
              or(given.mixup, standard.mixup()),
              given.classWeights || standard.classWeights(),
              given.plain ? Augmentation.NONE : standard.augmentation(),
              averaging(given, standard.averaging()),
              or(given.patience, standard.patience()),
              standard.windows(),
              given.seed.seed()));
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("out of range: " + e.getMessage(), e);
    }
  }

  private static Schedule schedule(NetworkOptions given, Schedule standard) {
    double highest = or(given.rate, highest(standard));
    if (!(highest > 0 && highest <= 1)) {
      throw new WrongUseException("--rate must be above 0 and at most 1, found " + highest);
    }
    String kind = given.schedule == null ? kind(standard) : given.schedule;
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

  private static Averaging averaging(NetworkOptions given, Averaging standard) {
    if (given.average == null) {
      return standard;
    }
    return switch (given.average) {
      case "none" -> new Averaging.None();
      case "ema" -> new Averaging.Exponential(0.99);
      case "swa" -> new Averaging.Stochastic(0.75);
      default ->
          throw new WrongUseException("--average must be none, ema or swa, found " + given.average);
    };
  }

  private static <T> T or(T given, T standard) {
    return given == null ? standard : given;
  }
}
