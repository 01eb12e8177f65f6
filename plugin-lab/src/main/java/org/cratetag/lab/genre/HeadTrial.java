package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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

  /** Parts of a fold, each judged by a head that was taught with the others. */
  private static final int PARTS = 5;

  /**
   * Clips as a student hears them that was not taught with those of a fold.
   *
   * @param listener that heard them
   * @param features of the judged clips
   * @param beside rows that a head learns from, whatever is judged
   */
  record Heard(GenreListener listener, float[][] features, List<GenreHead.Row> beside) {
    private GenreHead.Row toRow(List<GenreClip> clips, int row) {
      return clips.get(row).toRow(features[row]);
    }
  }

  /** Folds of clips; no group is divided. */
  static Folds folds(List<GenreClip> clips, int count, long seed) {
    List<String> groups = clips.stream().map(GenreClip::group).distinct().toList();
    int[] group = clips.stream().mapToInt(clip -> groups.indexOf(clip.group())).toArray();
    int[] targets = clips.stream().mapToInt(clip -> first(clip.right())).toArray();
    return Folds.stratifiedGrouped(targets, group, count, seed);
  }

  /**
   * Judges each fold by heads over its own student. A head learns from the other folds and from all
   * parts of its own but one, which it judges: as many genres as there are, and still neither it
   * nor its student was taught with anything of the judged groups.
   *
   * @param heard by fold
   */
  static HeadTrial of(
      List<GenreClip> clips, Folds folds, List<Heard> heard, double penalty, long seed) {
    float[][] probabilities = new float[clips.size()][];
    for (int fold = 0; fold < heard.size(); fold++) {
      Heard by = heard.get(fold);
      int[] own = folds.test(fold);
      List<GenreClip> judged = Arrays.stream(own).mapToObj(clips::get).toList();
      List<GenreHead.Row> others = new ArrayList<>(by.beside());
      Arrays.stream(folds.train(fold)).forEach(row -> others.add(by.toRow(clips, row)));
      HeadTrial trial =
          of(
              judged,
              folds(judged, PARTS, seed),
              PARTS,
              rest -> {
                List<GenreHead.Row> rows = new ArrayList<>(others);
                Arrays.stream(rest).forEach(row -> rows.add(by.toRow(clips, own[row])));
                GenreHead head = GenreHead.learn(rows, by.listener().penalties(penalty));
                return row -> head.probabilities(by.features()[own[row]]);
              });
      for (int row = 0; row < own.length; row++) {
        probabilities[own[row]] = trial.probabilities()[row];
      }
    }
    return new HeadTrial(clips, probabilities);
  }

  /**
   * Judges each fold by what was learned from the others.
   *
   * @param count of the folds
   * @param learn from the clips of these numbers: what gives the probabilities of a clip, by its
   *     number
   */
  static HeadTrial of(
      List<GenreClip> clips, Folds folds, int count, Function<int[], IntFunction<float[]>> learn) {
    float[][] probabilities = new float[clips.size()][];
    for (int fold = 0; fold < count; fold++) {
      IntFunction<float[]> head = learn.apply(folds.train(fold));
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
