package org.cratetag.lab.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.cratetag.feature.EdmStats;
import org.cratetag.lab.boost.BoostedTrees;
import org.cratetag.lab.mlp.Networks;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.learn.Samples;
import org.cratetag.train.learn.linear.LogisticRegression;
import org.cratetag.train.learn.tree.ExtraTrees;
import org.cratetag.train.pack.PackDraft;
import org.junit.jupiter.api.Test;

/** Exported models, run by ONNX Runtime through the product's own classifier. */
class ExportCheckTest {
  private static final List<String> LABELS = List.of("A", "B", "C", "D");
  private static final int[] TARGETS = Samples.targets(240, LABELS.size());
  private static final float[][] ROWS = Samples.rows(TARGETS, 1);
  private static final Learner BOOSTING = new BoostedTrees(20, 4, 0.2, 0.8, 0.5, 1);
  private static final Learner TREES = new ExtraTrees(15, 2, 0.5);
  private static final PackDraft DRAFT =
      new PackDraft(
          "test", PackVersion.of("1.0.0"), "Test", new PackTraining(List.of(), "none", 1, "none"));

  @Test
  void onnxEqualsXgboost_onRowsItDidNotLearnFrom() throws IOException {
    assertSame(new OnDerivedFeatures(BOOSTING), Samples.rows(TARGETS, 2));
  }

  @Test
  void onnxEqualsXgboost_whereValuesAreThresholds() throws IOException {
    float[][] coarse = rounded(ROWS);
    try (LearnedModel model =
        new OnDerivedFeatures(BOOSTING).learn(coarse, TARGETS, LABELS.size(), 1)) {
      assertNoDifference(model, coarse);
    }
  }

  @Test
  void onnxEqualsTheBlend_onRowsOfAllSizes() throws IOException {
    float[][] rows = Samples.rows(TARGETS, 3);
    Arrays.fill(rows[0], 0);
    Arrays.fill(rows[1], -1);
    Arrays.fill(rows[2], 1e6f);
    Arrays.fill(rows[3], 1e-7f);
    rows[4][EdmStats.TEMPO_BPM] = 0;
    Learner networks = new Networks(2, 32, 60, 0.1, 0.2, 0.1);
    Learner linear = new LogisticRegression(30, 0.01);
    Learner blend =
        new Blend(
            List.of(
                new Blend.Part(new OnDerivedFeatures(BOOSTING), 0.3f),
                new Blend.Part(new OnDerivedFeatures(TREES), 0.2f),
                new Blend.Part(new OnDerivedFeatures(linear), 0.1f),
                new Blend.Part(new OnSmoothFeatures(networks), 0.4f)));
    assertSame(blend, rows);
  }

  @Test
  void onnxEqualsTheTrees_whereTwoClassesAreToldApartWithoutDoubt() throws IOException {
    int[] targets = Samples.targets(60, 2);
    float[][] rows = Samples.rows(targets, 1);
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(rows[i], 0, 60, rows[i][0] + 10 * targets[i]);
    }
    List<String> labels = LABELS.subList(0, 2);
    try (LearnedModel model = new OnDerivedFeatures(TREES).learn(rows, targets, 2, 1)) {
      ExportCheck check = ExportCheck.of(DRAFT, labels, model, rows, model.probabilities(rows));
      assertThat(check.largestDifference()).isLessThan(1e-5);
      assertThat(check.labelsThatDiffer()).isZero();
    }
  }

  @Test
  void aModelOfOtherRows_isFoundToDiffer() throws IOException {
    Learner learner = new OnDerivedFeatures(TREES);
    try (LearnedModel model = learner.learn(ROWS, TARGETS, LABELS.size(), 1);
        LearnedModel other = learner.learn(ROWS, TARGETS, LABELS.size(), 2)) {
      ExportCheck check = ExportCheck.of(DRAFT, LABELS, model, ROWS, other.probabilities(ROWS));
      assertThat(check.largestDifference()).isGreaterThan(1e-3);
    }
  }

  private static void assertSame(Learner learner, float[][] rows) throws IOException {
    try (LearnedModel model = learner.learn(ROWS, TARGETS, LABELS.size(), 1)) {
      assertNoDifference(model, rows);
    }
  }

  private static void assertNoDifference(LearnedModel model, float[][] rows) throws IOException {
    ExportCheck check = ExportCheck.of(DRAFT, LABELS, model, rows, model.probabilities(rows));
    assertThat(check.rows()).isEqualTo(rows.length);
    assertThat(check.largestDifference()).isLessThan(1e-5);
    assertThat(check.labelsThatDiffer()).isZero();
  }

  /** Few different values, so that many fall on thresholds. */
  private static float[][] rounded(float[][] rows) {
    float[][] coarse = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      coarse[i] = rows[i].clone();
      for (int j = 0; j < coarse[i].length; j++) {
        coarse[i][j] = Math.round(coarse[i][j] * 4) / 4f;
      }
    }
    return coarse;
  }
}
