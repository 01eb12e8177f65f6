package org.cratetag.train.studio;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.deep.training.Augmentation;
import org.cratetag.train.deep.training.Averaging;
import org.cratetag.train.deep.training.Schedule;
import org.cratetag.train.deep.training.TrainingSettings;

/** How a network was trained, in words for the card. */
final class SettingsText {
  private SettingsText() {}

  static String of(TrainingSettings settings) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "At most %d epochs of %d x the clips in batches of %d"
            .formatted(settings.epochs(), settings.crops(), settings.batch()));
    parts.add("AdamW with weight decay " + settings.decay());
    parts.add(rate(settings.schedule()));
    parts.add("label smoothing " + settings.smoothing());
    parts.add("mixup " + settings.mixup());
    if (settings.classWeights()) {
      parts.add("all labels weighing the same");
    }
    parts.add(changes(settings.augmentation()));
    parts.add(average(settings.averaging()));
    if (settings.patience() > 0) {
      parts.add(
          "stopped after %d epochs that were no better on the validation part"
              .formatted(settings.patience()));
    }
    parts.add(
        settings.windows() == 1
            ? "a clip judged as a whole"
            : "a clip judged by the mean of %d windows".formatted(settings.windows()));
    return String.join("; ", parts) + ".";
  }

  private static String rate(Schedule schedule) {
    if (schedule instanceof Schedule.Constant constant) {
      return "learning rate " + constant.rate();
    }
    return schedule instanceof Schedule.Cosine cosine
        ? "learning rate from " + cosine.highest() + " down a cosine"
        : "learning rate up to " + ((Schedule.OneCycle) schedule).highest() + " in one cycle";
  }

  private static String changes(Augmentation changes) {
    if (changes.equals(Augmentation.NONE)) {
      return "clips not changed";
    }
    return ("clips changed by level %s, equaliser %s, %d bands up or down, zoom %s, %d masks of up"
            + " to %d bands and %d of up to %d frames")
        .formatted(
            changes.level(),
            changes.equaliser(),
            changes.bandShift(),
            changes.zoom(),
            changes.bandMasks(),
            changes.bandMaskWidth(),
            changes.frameMasks(),
            changes.frameMaskWidth());
  }

  private static String average(Averaging averaging) {
    if (averaging instanceof Averaging.Exponential exponential) {
      return "exponential mean of the weights, " + exponential.decay();
    }
    return averaging instanceof Averaging.Stochastic stochastic
        ? "mean of the weights from %s of the steps on".formatted(stochastic.from())
        : "weights not averaged";
  }
}
