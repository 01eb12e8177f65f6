package org.cratetag.lab.edm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cratetag.lab.card.EdmSubgenreCard;
import org.cratetag.lab.learn.ExportCheck;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.train.Progress;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.pack.PackDraft;
import org.cratetag.train.pack.PackFolder;
import org.cratetag.train.pack.UnusualRows;
import org.cratetag.train.search.Search;

/**
 * Makes the pack {@code edm-subgenre} from the two published Beatport sets, and the figures of its
 * card. Learners and their weights are chosen within the rows that they learn from, in every fold
 * anew, so the figures are those of a nested search.
 */
public final class EdmSubgenreRecipe {
  /** How the recipe learns. */
  static final Search LEARNER = EdmSubgenreSearch.LEARNER;

  private static final String COMMAND =
      "./cratetag lab train edm-subgenre --data DIR --out models/edm-subgenre";

  /** Nine in ten of all answers right, and no label or family below 85 in a hundred. */
  static final ThresholdChoice CHOICE = new ThresholdChoice(0.85, 20, 0.9);

  /** At the level balanced: eight in ten of all answers, and no label below six in ten. */
  static final ThresholdChoice BALANCED = new ThresholdChoice(0.6, 20, 0.8);

  /**
   * Audio that ends below is not believed: {@code src/site/robustness.md} has the measurement. The
   * sets' previews reach half of 22,050 Hz.
   */
  private static final double LEAST_BANDWIDTH_HZ = 9_000;

  private EdmSubgenreRecipe() {}

  /**
   * Judges the recipe.
   *
   * @param dataFolder with {@code beatport-2016/beatsdataset.csv} and {@code
   *     beatport-2021/beatport_2021jan.csv}
   * @param seed the first of the seeds
   * @param seeds how many seeds the figures are means over; 3 for published ones
   * @param parts what to find out; at least one
   * @throws IOException when the data cannot be read
   */
  public static EdmSubgenreReport evaluate(
      Path dataFolder, long seed, int seeds, Set<EvaluationPart> parts, Progress progress)
      throws IOException {
    BeatportData data = BeatportData.read(dataFolder);
    return new EdmSubgenreTrial(data, draft(data, seed), LEARNER, parts, progress).run(seed, seeds);
  }

  /**
   * Judges the recipe, trains on all rows and writes the pack.
   *
   * @param dataFolder as for {@link #evaluate}
   * @param outFolder the pack's folder
   * @param seed the first of the seeds, and that of the model
   * @param seeds as for {@link #evaluate}
   * @return the figures
   * @throws IOException when the data cannot be read, or the pack cannot be written or fails its
   *     checks
   */
  public static EdmSubgenreReport train(
      Path dataFolder, Path outFolder, long seed, int seeds, Progress progress) throws IOException {
    BeatportData data = BeatportData.read(dataFolder);
    PackDraft draft = draft(data, seed);
    EdmSubgenreReport report =
        new EdmSubgenreTrial(data, draft, LEARNER, EvaluationPart.all(), progress).run(seed, seeds);
    List<String> classes = data.classes();
    int[] targets = data.pooled().targets(classes);
    float[][] rows = data.pooled().features();
    FittedCalibration fitted =
        FittedCalibration.fit(data.families(), report.scores(), targets, CHOICE)
            .withBalanced(
                FittedCalibration.fit(data.families(), report.scores(), targets, BALANCED));
    Blend chosen = LEARNER.choose(rows, targets, data.pooled().groups(), classes.size(), seed);
    progress.done("chose " + chosen.describe());
    try (LearnedModel model = chosen.learn(rows, targets, classes.size(), seed)) {
      progress.done("trained on all " + rows.length + " rows");
      byte[] onnx = PackFolder.onnx(model, classes.size());
      ExportCheck check = ExportCheck.of(draft, classes, model, rows, model.probabilities(rows));
      require(check);
      PackManifest manifest = draft.manifest(fitted, onnx, report.metrics());
      EdmSubgenreCard card = new EdmSubgenreCard(manifest, chosen.describe(), report.evaluation());
      EdmGate gate = EdmGate.learn(data, seed);
      PackManifest gated = gate.on(manifest);
      GoldenCases golden = PackFolder.golden(gated, model, goldenRows(data.pooled(), classes));
      String text = gate.on(card.write(outFolder));
      ModelPack pack = PackFolder.write(outFolder, gated, onnx, golden, text);
      progress.done(
          "wrote %s, %d bytes, largest difference to the trained model %.1e"
              .formatted(pack.manifest().name(), onnx.length, check.largestDifference()));
    }
    return report;
  }

  private static void require(ExportCheck check) throws IOException {
    if (check.largestDifference() > 1e-5 || check.labelsThatDiffer() > 0) {
      throw new IOException("the exported model is not the trained one: " + check);
    }
  }

  static PackDraft draft(BeatportData data, long seed) {
    PackDraft draft =
        new PackDraft(
            "edm-subgenre",
            PackVersion.of("1.0.0"),
            "EDM subgenres by timbre and tempo",
            new PackTraining(
                data.manifest(),
                "artist-grouped stratified 5-fold (rows without artist: each its own group)",
                seed,
                COMMAND + " --seed " + seed));
    return draft.withLeastBandwidthHz(LEAST_BANDWIDTH_HZ);
  }

  /** The first row of every third label, and vectors as no music gives them. */
  private static float[][] goldenRows(LabelledTable table, List<String> classes) {
    List<float[]> rows = new ArrayList<>();
    for (int label = 0; label < classes.size(); label += 3) {
      rows.add(table.features()[table.labels().indexOf(classes.get(label))]);
    }
    rows.addAll(UnusualRows.with(rows.get(0)));
    return rows.toArray(float[][]::new);
  }
}
