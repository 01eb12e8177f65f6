package org.cratetag.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.Samples;
import org.cratetag.train.learn.linear.LogisticRegression;
import org.cratetag.train.onnx.OnnxGraph;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
  private static final int ROWS = 600;
  private static final int CLASSES = 3;
  private static final int[] TARGETS = Samples.targets(ROWS, CLASSES);

  /** Two rows of one class each. */
  private static final int[] GROUPS =
      IntStream.range(0, ROWS).map(row -> row / 6 * 3 + row % 3).toArray();

  private static final Folds FOLDS = Folds.stratifiedGrouped(TARGETS, GROUPS, 4, 1);

  @Test
  void smallerParts_areWithinLargerOnes_andHaveAllClasses() {
    int[] train = FOLDS.train(0);
    int[] tenth = LearningCurve.part(train, TARGETS, GROUPS, 0.1, 1);
    int[] half = LearningCurve.part(train, TARGETS, GROUPS, 0.5, 1);
    assertThat(set(half)).containsAll(set(tenth));
    assertThat(set(train)).containsAll(set(half));
    assertThat(tenth.length).isBetween(36, 54);
    assertThat(Arrays.stream(tenth).map(row -> TARGETS[row]).distinct().toArray()).hasSize(CLASSES);
  }

  @Test
  void groups_areWhollyInAPartOrNot() {
    int[] train = FOLDS.train(0);
    Set<Integer> part = set(LearningCurve.part(train, TARGETS, GROUPS, 0.3, 2));
    Set<Integer> groups = part.stream().map(row -> GROUPS[row]).collect(Collectors.toSet());
    assertThat(set(train).stream().filter(row -> groups.contains(GROUPS[row])))
        .allMatch(part::contains);
  }

  @Test
  void accuracy_isOfAllRows_andGrowsWithWhatIsLearnedFrom() {
    LearningCurve.Point tenth = point(0.1);
    LearningCurve.Point most = point(0.9);
    assertThat(tenth.rows()).isLessThan(most.rows());
    assertThat(IntStream.range(0, CLASSES).map(tenth.accuracy()::rows).sum()).isEqualTo(ROWS);
    assertThat(tenth.accuracy().top1()).isLessThan(most.accuracy().top1());
  }

  @Test
  void noModel_learnsFromRowsThatItIsTestedOn() {
    float[][] numbered = new float[ROWS][];
    Arrays.setAll(numbered, row -> new float[] {row});
    int[] halves = IntStream.range(0, ROWS).map(row -> row % 2).toArray();
    LearningCurve.Point point =
        LearningCurve.point(
            new Remembering(), numbered, halves, GROUPS, 2, FOLDS, 0.5, 1, (share, rows) -> {});
    assertThat(point.accuracy().confusion()).isDeepEqualTo(new int[][] {{300, 0}, {300, 0}});
  }

  private static LearningCurve.Point point(double share) {
    return LearningCurve.point(
        new LogisticRegression(50, 0.01),
        Samples.rows(TARGETS, 4),
        TARGETS,
        GROUPS,
        CLASSES,
        FOLDS,
        share,
        1,
        (part, rows) -> {});
  }

  private static Set<Integer> set(int[] rows) {
    return Arrays.stream(rows).boxed().collect(Collectors.toSet());
  }

  /** Says class 1 of the rows that it has seen, 0 of others. */
  private record Remembering() implements Learner {
    @Override
    public LearnedModel learn(float[][] rows, int[] targets, int classes, long seed) {
      Set<Float> seen = Arrays.stream(rows).map(row -> row[0]).collect(Collectors.toSet());
      return new LearnedModel() {
        @Override
        public float[][] probabilities(float[][] asked) {
          return Arrays.stream(asked)
              .map(row -> seen.contains(row[0]) ? new float[] {0, 1} : new float[] {1, 0})
              .toArray(float[][]::new);
        }

        @Override
        public String append(OnnxGraph graph, String features) {
          throw new UnsupportedOperationException("is not exported");
        }
      };
    }

    @Override
    public String describe() {
      return "remembers";
    }
  }
}
