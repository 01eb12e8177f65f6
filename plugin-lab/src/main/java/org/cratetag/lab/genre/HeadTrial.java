package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.fold.Folds;

/**
 * How students and heads do on clips of groups that neither was taught with.
 *
 * @param clips that were judged
 * @param probabilities {@code [clips][labels]}
 */
record HeadTrial(List<GenreClip> clips, float[][] probabilities) {
  /** Fewest answers that a share of right ones is told of. */
  private static final int LEAST = 10;

  /**
   * Clips as a student hears them that was not taught with those of a fold.
   *
   * @param listener that heard them
   * @param features of the judged clips
   * @param beside rows that a head learns from, whatever is judged
   */
  record Heard(GenreListener listener, float[][] features, List<GenreHead.Row> beside) {}

  /** Folds of clips; no group is divided. */
  static Folds folds(List<GenreClip> clips, int count, long seed) {
    List<String> groups = clips.stream().map(GenreClip::group).distinct().toList();
    int[] group = clips.stream().mapToInt(clip -> groups.indexOf(clip.group())).toArray();
    int[] targets = clips.stream().mapToInt(clip -> first(clip.right())).toArray();
    return Folds.stratifiedGrouped(targets, group, count, seed);
  }

  /**
   * Judges each fold by a head over its own student, learned from the other folds.
   *
   * @param heard by fold
   */
  static HeadTrial of(List<GenreClip> clips, Folds folds, List<Heard> heard, double penalty) {
    return of(
        clips,
        folds,
        heard.size(),
        fold -> {
          Heard by = heard.get(fold);
          List<GenreHead.Row> rows = new ArrayList<>(by.beside());
          for (int row : folds.train(fold)) {
            rows.add(clips.get(row).toRow(by.features()[row]));
          }
          GenreHead head = GenreHead.learn(rows, by.listener().penalties(penalty));
          return row -> head.probabilities(by.features()[row]);
        });
  }

  /**
   * Judges each fold by what was learned from the others.
   *
   * @param count of the folds
   * @param learn from all folds but one: what gives the probabilities of a clip, by its number
   */
  static HeadTrial of(
      List<GenreClip> clips, Folds folds, int count, IntFunction<IntFunction<float[]>> learn) {
    float[][] probabilities = new float[clips.size()][];
    for (int fold = 0; fold < count; fold++) {
      IntFunction<float[]> head = learn.apply(fold);
      for (int row : folds.test(fold)) {
        probabilities[row] = head.apply(row);
      }
    }
    return new HeadTrial(clips, probabilities);
  }

  private static int first(float[] right) {
    int first = 0;
    while (right[first] == 0) {
      first++;
    }
    return first;
  }

  /** Share whose most probable label is right. */
  double accuracy() {
    return IntStream.range(0, clips.size()).filter(this::isRight).count() / (double) clips.size();
  }

  /** The greatest share of the surest clips of which so many are right. */
  double coverage(double precision) {
    Integer[] order = IntStream.range(0, clips.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Float.compare(top(b), top(a)));
    int hits = 0;
    double coverage = 0;
    for (int i = 0; i < order.length; i++) {
      hits += isRight(order[i]) ? 1 : 0;
      if (i + 1 >= LEAST && hits >= precision * (i + 1)) {
        coverage = (i + 1) / (double) order.length;
      }
    }
    return coverage;
  }

  private float top(int row) {
    return probabilities[row][Accuracy.top(probabilities[row])];
  }

  private boolean isRight(int row) {
    return clips.get(row).right()[Accuracy.top(probabilities[row])] > 0;
  }
}
