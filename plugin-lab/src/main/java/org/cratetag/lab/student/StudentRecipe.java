package org.cratetag.lab.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cratetag.train.Progress;
import org.cratetag.train.deep.training.TrainingEngine;
import org.cratetag.train.deep.training.TrainingListener;

/**
 * Makes the pack {@code genre}.
 *
 * @param engine that trains
 * @param checkpoints folder of unfinished trainings
 * @param isStopped asked after each step
 * @param progress told of each step
 * @param listener told of each epoch
 */
public record StudentRecipe(
    TrainingEngine engine,
    Path checkpoints,
    BooleanSupplier isStopped,
    Progress progress,
    TrainingListener listener) {
  private static final double[] PENALTIES = {0.003, 0.01, 0.03, 0.1};

  /** Passes over the clips when nothing else is said. */
  public static int epochs(Optional<Integer> epochs) {
    return epochs.orElse(Student.EPOCHS);
  }

  /**
   * Trains.
   *
   * @param folder of the published sets
   * @return false when it was stopped
   * @throws IOException when the data cannot be read or the pack cannot be written
   */
  public boolean train(
      Path folder, List<WorldTrack> world, Path out, long seed, Optional<Integer> epochs)
      throws IOException {
    StudentData data = StudentData.read(folder);
    List<GenreClip> ofWorld = WorldClips.of(world);
    Optional<Student> student =
        Student.learn(
            Stream.concat(data.taught().stream(), ofWorld.stream())
                .filter(GenreClip::isTaught)
                .toList(),
            Student.settings(epochs(epochs), seed),
            engine,
            checkpoints,
            listener,
            isStopped);
    if (student.isEmpty()) {
      return false;
    }
    float[][] ofGtzan = student.get().features(engine, data.gtzan());
    float[][] ofAllMusic = student.get().features(engine, data.allMusic());
    for (double penalty : PENALTIES) {
      HeadTrial trial =
          HeadTrial.of(data.allMusic(), ofAllMusic, rows(data.gtzan(), ofGtzan), penalty, seed);
      progress.done(
          String.format(
              Locale.ROOT,
              "penalty %s: %.3f of AllMusic right, 0.9 at %.2f",
              penalty,
              trial.accuracy(),
              trial.coverage(0.9)));
    }
    return true;
  }

  private static List<GenreHead.Row> rows(List<GenreClip> clips, float[][] features) {
    List<GenreHead.Row> rows = new ArrayList<>();
    for (int i = 0; i < features.length; i++) {
      if (clips.get(i).isLabelled()) {
        rows.add(new GenreHead.Row(features[i], clips.get(i).right(), 1));
      }
    }
    return rows;
  }
}
