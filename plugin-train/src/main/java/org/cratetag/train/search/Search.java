package org.cratetag.train.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;

/**
 * Learns twice: first every candidate by cross-validation within the rows it is given, which says
 * how to weigh them; then those with a weight from all of these rows. So a cross-validation around
 * it is nested: the rows of an outer fold never take part in a choice that they judge. Candidates
 * learn side by side; what each learns does not depend on that.
 *
 * @param candidates to choose from, at least one
 * @param folds inner folds; groups are not split where they are known
 * @param picks as {@link Weighing}
 */
public record Search(List<Candidate> candidates, int folds, int picks) implements Learner {
  public Search {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty() || folds < 2 || picks < 1) {
      throw new IllegalArgumentException(
          "%d candidates, %d folds, %d picks".formatted(candidates.size(), folds, picks));
    }
  }

  /** Each row counts as a group of its own. */
  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
    return learn(rows, targets, IntStream.range(0, rows.length).toArray(), classes, seed);
  }

  @Override
  public LearnedModel learn(float[][] rows, int[] targets, int[] groups, int classes, long seed) {
    return choose(rows, targets, groups, classes, seed).learn(rows, targets, groups, classes, seed);
  }

  /**
   * The blend that the rows ask for.
   *
   * @return candidates in full with their weights; those without a weight are left out
   */
  public Blend choose(float[][] rows, int[] targets, int[] groups, int classes, long seed) {
    Folds inner = Folds.stratifiedGrouped(targets, groups, folds, seed);
    List<float[][]> scores =
        candidates.parallelStream()
            .map(each -> outOfFold(each.trial(), rows, targets, classes, inner, seed))
            .toList();
    int[] picked = new Weighing(scores, targets).pick(picks);
    List<Blend.Part> parts = new ArrayList<>();
    for (int i = 0; i < picked.length; i++) {
      if (picked[i] > 0) {
        parts.add(new Blend.Part(candidates.get(i).full(), (float) picked[i] / picks));
      }
    }
    return new Blend(parts);
  }

  private static float[][] outOfFold(
      Learner learner, float[][] rows, int[] targets, int classes, Folds inner, long seed) {
    return OutOfFold.predict(
        learner, rows, targets, classes, inner, seed, (fold, model, tested, predicted) -> {});
  }

  @Override
  public String describe() {
    return "a blend weighed by %d inner folds from: %s"
        .formatted(
            folds,
            candidates.stream()
                .map(candidate -> candidate.full().describe())
                .collect(Collectors.joining("; ")));
  }
}
