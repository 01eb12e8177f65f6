package org.cratetag.train.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cratetag.pack.DataSet;
import org.cratetag.train.clips.ClipSet;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.deep.training.Augmentation;
import org.cratetag.train.deep.training.Averaging;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.deep.training.Schedule;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.deep.training.TrainingSettings;

/** Clips whose level tells their label, and a small network that can learn that. */
public final class MadeUpClips {
  public static final NetworkRecipe RECIPE = recipe();

  private MadeUpClips() {}

  public static ClipSet set() {
    return new ClipSet(
        List.of("Low", "Middle", "High"),
        clips("learn", 96, 1, 1),
        clips("validate", 45, 2, 1),
        clips("test", 45, 3, 1),
        new DataSet("made up", "0".repeat(64), 186, "none"),
        "by seed");
  }

  /** Sequences whose level tells the label. */
  public static List<Clip> clips(String part, int count, long seed, double step) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int target = i % 3;
      float[] values = new float[RECIPE.clip().size()];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) (step * target + 0.5 * random.nextDouble());
      }
      clips.add(new Clip(part + " " + i, target, RECIPE.clip(), values));
    }
    return clips;
  }

  public static TrainingListener listener(List<Integer> epochs) {
    return new TrainingListener() {
      @Override
      public void step(int epoch, int step, int steps) {}

      @Override
      public void epoch(EpochFigures figures) {
        epochs.add(figures.epoch());
      }
    };
  }

  private static NetworkRecipe recipe() {
    NetworkRecipe standard = NetworkRecipe.of(NamedNetwork.EDM_LSTM);
    return standard.with(
        new TrainingSettings(
            8,
            16,
            1,
            new Schedule.Constant(5e-3),
            0,
            0,
            0,
            false,
            Augmentation.NONE,
            new Averaging.None(),
            0,
            1,
            1));
  }
}
