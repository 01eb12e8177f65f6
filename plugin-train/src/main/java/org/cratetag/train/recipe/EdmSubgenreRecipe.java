package org.cratetag.train.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.feature.EdmStats;
import org.cratetag.inference.GoldenCases;
import org.cratetag.inference.ModelPack;
import org.cratetag.inference.PackManifest;
import org.cratetag.inference.PackManifest.Training;
import org.cratetag.inference.PackVersion;
import org.cratetag.train.boost.BoostedTrees;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.card.EdmSubgenreCard;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.evaluate.Speech;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.pack.ExportCheck;
import org.cratetag.train.pack.PackDraft;
import org.cratetag.train.pack.PackFolder;
import org.cratetag.train.tree.ExtraTrees;

/**
 * Makes the pack {@code edm-subgenre} from the two published Beatport sets, and the figures of its
 * card. The settings of the learners are fixed here; the folds that judge them take no part in
 * choosing them.
 */
public final class EdmSubgenreRecipe {
  /** How the learners are set. */
  public static final Learner LEARNER =
      new OnDerivedFeatures(
          new Blend(
              List.of(
                  new Blend.Part(new BoostedTrees(300, 3, 0.1, 0.8, 0.4, 1), 0.65f),
                  new Blend.Part(new ExtraTrees(40, 4, 0.8), 0.35f))));

  private static final String COMMAND =
      "./cratetag train edm-subgenre --data DIR --out models/edm-subgenre";
  private static final ThresholdChoice CHOICE = new ThresholdChoice(0.9, 20);
  private static final int FOLDS_2016 = 10;
  private static final int FOLDS_POOLED = 5;

  /** Seeds of folds and models that published figures are means over. */
  public static final int SEEDS = 3;

  private EdmSubgenreRecipe() {}

  /**
   * Judges the recipe: the set of 2016 by stratified 10-fold, the pooled sets by artist-grouped
   * 5-fold.
   *
   * @param dataFolder with {@code beatport-2016/beatsdataset.csv} and {@code
   *     beatport-2021/beatport_2021jan.csv}
   * @param seed the first of the seeds
   * @param seeds how many seeds the figures are means over; {@link #SEEDS} for published ones
   * @throws IOException when the data cannot be read
   */
  public static EdmSubgenreReport evaluate(Path dataFolder, long seed, int seeds, Progress progress)
      throws IOException {
    return evaluate(BeatportData.read(dataFolder), seed, seeds, progress);
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
    EdmSubgenreReport report = evaluate(data, seed, seeds, progress);
    List<String> classes = data.classes();
    int[] targets = data.pooled().targets(classes);
    float[][] rows = data.pooled().features();
    FittedCalibration fitted =
        FittedCalibration.fit(families(data, classes), report.scores(), targets, CHOICE);
    PackDraft draft = draft(data, seed);
    try (LearnedModel model = LEARNER.learn(rows, targets, classes.size(), seed)) {
      progress.done("trained on all " + rows.length + " rows");
      byte[] onnx = PackFolder.onnx(model, classes.size());
      ExportCheck check = ExportCheck.of(draft, classes, model, rows, model.probabilities(rows));
      require(check);
      PackManifest manifest = draft.manifest(fitted, onnx, report.metrics());
      GoldenCases golden = PackFolder.golden(manifest, model, goldenRows(data.pooled(), classes));
      EdmSubgenreCard card =
          new EdmSubgenreCard(manifest, LEARNER.describe(), report.pooled().get(0));
      String text = card.write(outFolder, report.speech().get(0), report.seeds().size());
      ModelPack pack = PackFolder.write(outFolder, manifest, onnx, golden, text);
      progress.done(
          "wrote %s, %d bytes, largest difference to the trained model %.1e"
              .formatted(pack.manifest().name(), onnx.length, check.largestDifference()));
    }
    return report;
  }

  private static EdmSubgenreReport evaluate(
      BeatportData data, long seed, int seeds, Progress progress) {
    List<Long> used = new ArrayList<>();
    List<Accuracy> set2016 = new ArrayList<>();
    List<Accuracy> pooled = new ArrayList<>();
    List<Speech> speech = new ArrayList<>();
    float[][] firstScores = null;
    ExportCheck export = ExportCheck.NONE;
    for (long each = seed; each < seed + seeds; each++) {
      used.add(each);
      set2016.add(judge2016(data.set2016(), each, progress));
      PooledRun run = PooledRun.of(data, draft(data, each), each, each == seed, progress);
      pooled.add(Accuracy.of(run.scores, run.targets));
      speech.add(run.speech);
      firstScores = firstScores == null ? run.scores : firstScores;
      export = export.plus(run.export);
      progress.done("seed " + each + ": pooled top-1 " + pooled.get(pooled.size() - 1).top1());
    }
    return new EdmSubgenreReport(used, set2016, pooled, speech, firstScores, export);
  }

  private static Accuracy judge2016(LabelledTable table, long seed, Progress progress) {
    List<String> classes = table.classes();
    int[] targets = table.targets(classes);
    Folds folds = Folds.stratified(targets, FOLDS_2016, seed);
    float[][] scores =
        OutOfFold.predict(
            LEARNER,
            table.features(),
            targets,
            classes.size(),
            folds,
            seed,
            (fold, model, rows, predicted) ->
                progress.done("seed " + seed + ", 2016: fold " + (fold + 1)));
    Accuracy accuracy = Accuracy.of(scores, targets);
    progress.done("seed " + seed + ", 2016: top-1 " + accuracy.top1());
    return accuracy;
  }

  /** One artist-grouped cross-validation of the pooled sets. */
  private record PooledRun(float[][] scores, int[] targets, Speech speech, ExportCheck export) {
    static PooledRun of(
        BeatportData data, PackDraft draft, long seed, boolean checksExport, Progress progress) {
      List<String> classes = data.classes();
      int[] targets = data.pooled().targets(classes);
      Folds folds = Folds.stratifiedGrouped(targets, data.pooled().groups(), FOLDS_POOLED, seed);
      ExportCheck[] export = {ExportCheck.NONE};
      float[][] scores =
          OutOfFold.predict(
              LEARNER,
              data.pooled().features(),
              targets,
              classes.size(),
              folds,
              seed,
              (fold, model, rows, predicted) -> {
                if (checksExport) {
                  export[0] = export[0].plus(check(draft, classes, model, rows, predicted));
                }
                progress.done("seed " + seed + ", pooled: fold " + (fold + 1));
              });
      Speech speech =
          Speech.crossFitted(draft, families(data, classes), scores, targets, folds, CHOICE);
      return new PooledRun(scores, targets, speech, export[0]);
    }

    private static ExportCheck check(
        PackDraft draft,
        List<String> classes,
        LearnedModel model,
        float[][] rows,
        float[][] predicted) {
      try {
        return ExportCheck.of(draft, classes, model, rows, predicted);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void require(ExportCheck check) throws IOException {
    if (check.largestDifference() > 1e-5 || check.labelsThatDiffer() > 0) {
      throw new IOException("the exported model is not the trained one: " + check);
    }
  }

  private static PackDraft draft(BeatportData data, long seed) {
    return new PackDraft(
        "edm-subgenre",
        PackVersion.of("1.0.0"),
        "EDM subgenres by timbre and tempo",
        new Training(
            data.manifest(),
            "artist-grouped stratified 5-fold (rows without artist: each its own group)",
            seed,
            COMMAND + " --seed " + seed));
  }

  private static Map<String, String> families(BeatportData data, List<String> classes) {
    Map<String, String> families = new LinkedHashMap<>();
    classes.forEach(label -> families.put(label, data.labels().families().get(label)));
    return families;
  }

  /** The first row of every third label, and vectors as no music gives them. */
  private static float[][] goldenRows(LabelledTable table, List<String> classes) {
    List<float[]> rows = new ArrayList<>();
    for (int label = 0; label < classes.size(); label += 3) {
      rows.add(table.features()[table.labels().indexOf(classes.get(label))]);
    }
    rows.add(new float[EdmStats.SIZE]);
    for (float value : new float[] {1, -1, 1e-7f, 1e6f}) {
      float[] row = new float[EdmStats.SIZE];
      Arrays.fill(row, value);
      rows.add(row);
    }
    float[] withoutBeat = rows.get(0).clone();
    withoutBeat[EdmStats.HISTOGRAM_BPM] = 0;
    withoutBeat[EdmStats.TEMPO_BPM] = 0;
    rows.add(withoutBeat);
    return rows.toArray(float[][]::new);
  }
}
