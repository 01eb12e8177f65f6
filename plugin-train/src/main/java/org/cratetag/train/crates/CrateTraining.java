package org.cratetag.train.crates;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cratetag.feature.EdmStats;
import org.cratetag.inference.GoldenCases;
import org.cratetag.inference.PackManifest;
import org.cratetag.inference.PackManifest.DataSet;
import org.cratetag.inference.PackManifest.Training;
import org.cratetag.inference.PackReader;
import org.cratetag.inference.PackVersion;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.linear.LogisticRegression;
import org.cratetag.train.pack.PackDraft;
import org.cratetag.train.pack.PackFolder;
import org.cratetag.train.recipe.Progress;
import org.cratetag.train.tree.ExtraTrees;

/**
 * From crates to a pack: judges the recipe by cross-validation, learns from all tracks, calibrates
 * on the scores of the former, writes the pack.
 *
 * @param name of the pack
 * @param version of the pack
 * @param source name of the crates' folder, for the card
 */
public record CrateTraining(String name, PackVersion version, String source) {
  /** Fewest tracks of all crates together. */
  public static final int SMALLEST_SET = 20;

  /**
   * Trees for what is not linear, logistic regression for crates of few tracks. Both stand wrongly
   * filed tracks, as boosting, which learns them by heart, does not.
   */
  static final Learner LEARNER =
      new OnDerivedFeatures(
          new Blend(
              List.of(
                  new Blend.Part(new ExtraTrees(150, 2, 0.3), 0.6f),
                  new Blend.Part(new LogisticRegression(100, 0.01), 0.4f))));

  static final long SEED = 1;

  private static final String LICENCE = "none, trained for personal use";
  private static final int GOLDEN_ROWS = 12;

  /**
   * Trains.
   *
   * @param folder where the pack is written; made where it is missing
   * @param progress told of each step
   * @throws CrateException when there is too little to learn from
   * @throws IOException when the pack cannot be written or fails its checks
   */
  public CrateReport train(CrateSet set, Path folder, Progress progress)
      throws CrateException, IOException {
    require(set);
    CrateTrial trial = CrateTrial.of(set, progress);
    CrateReport report = trial.report();
    float[][] rows = CrateTrial.rows(set.tracks());
    int classes = set.crates().size();
    try (LearnedModel model = LEARNER.learn(rows, trial.targets(), classes, SEED)) {
      progress.done("Learned from all " + rows.length + " tracks");
      byte[] onnx = PackFolder.onnx(model, classes);
      PackDraft draft =
          new PackDraft(
              name,
              version,
              "The crates of " + source,
              new Training(List.of(data(set)), trial.split(), SEED, recipe()),
              LICENCE);
      PackManifest manifest = draft.manifest(trial.fitted(), onnx, report.metrics());
      GoldenCases golden = PackFolder.golden(manifest, model, goldenRows(rows));
      String card = new CrateCard(manifest, LEARNER.describe(), report).text();
      PackFolder.write(folder, manifest, onnx, golden, card);
    }
    return report;
  }

  private static void require(CrateSet set) throws CrateException {
    String few =
        set.tooSmall().isEmpty()
            ? ""
            : " (left out, with fewer than %d tracks that can be heard: %s)"
                .formatted(CrateSet.SMALLEST_CRATE, String.join(", ", set.tooSmall().keySet()));
    if (set.crates().size() < 2) {
      throw new CrateException(
          "training needs at least 2 crates, sub-folders with %d tracks or more each; found %d%s"
              .formatted(CrateSet.SMALLEST_CRATE, set.crates().size(), few));
    }
    if (set.tracks().size() < SMALLEST_SET) {
      throw new CrateException(
          "training needs at least %d tracks in all; found %d%s. Add tracks to the crates"
              .formatted(SMALLEST_SET, set.tracks().size(), few));
    }
  }

  private String recipe() {
    return "cratetag train --from DIR --name " + name;
  }

  /** Crates and features make the hash, not the files, whose tags change. */
  private DataSet data(CrateSet set) {
    List<byte[]> parts = new ArrayList<>();
    for (CrateTrack track : set.tracks()) {
      float[] values = track.features().values();
      byte[] crate = track.crate().getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.allocate(crate.length + values.length * Float.BYTES);
      bytes.put(crate).asFloatBuffer().put(values);
      parts.add(bytes.array());
    }
    ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(all::put);
    return new DataSet(source, PackReader.sha256(all.array()), set.tracks().size(), "own music");
  }

  /** Some tracks, and vectors as no music gives them. */
  private static float[][] goldenRows(float[][] rows) {
    List<float[]> golden = new ArrayList<>();
    for (int i = 0; i < GOLDEN_ROWS; i++) {
      golden.add(rows[i * (rows.length - 1) / (GOLDEN_ROWS - 1)]);
    }
    for (float value : new float[] {0, 1, -1, 1e-7f, 1e6f}) {
      float[] row = new float[EdmStats.SIZE];
      Arrays.fill(row, value);
      golden.add(row);
    }
    float[] withoutBeat = rows[0].clone();
    withoutBeat[EdmStats.HISTOGRAM_BPM] = 0;
    withoutBeat[EdmStats.TEMPO_BPM] = 0;
    golden.add(withoutBeat);
    return golden.toArray(float[][]::new);
  }
}
