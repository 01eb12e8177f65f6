package org.cratetag.train.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.evaluate.Speech;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.pack.ExportCheck;
import org.cratetag.train.pack.PackDraft;

/**
 * The evaluation of {@link EdmSubgenreRecipe}: the set of 2016 by stratified 10-fold, the pooled
 * sets by artist-grouped 5-fold.
 */
record EdmSubgenreTrial(BeatportData data, PackDraft draft, Progress progress) {
  private static final int FOLDS_2016 = 10;
  private static final int FOLDS_POOLED = 5;

  /** Runs all of it with each of some seeds. */
  EdmSubgenreReport run(long seed, int seeds) {
    List<Long> used = new ArrayList<>();
    List<Accuracy> set2016 = new ArrayList<>();
    List<Accuracy> pooled = new ArrayList<>();
    List<Speech> speech = new ArrayList<>();
    float[][] firstScores = null;
    ExportCheck export = ExportCheck.NONE;
    for (long each = seed; each < seed + seeds; each++) {
      used.add(each);
      set2016.add(judge2016(each));
      PooledRun run = judgePooled(each, each == seed);
      pooled.add(Accuracy.of(run.scores, run.targets));
      speech.add(run.speech);
      firstScores = firstScores == null ? run.scores : firstScores;
      export = export.plus(run.export);
      progress.done("seed " + each + ": pooled top-1 " + pooled.get(pooled.size() - 1).top1());
    }
    return new EdmSubgenreReport(used, set2016, pooled, speech, firstScores, export);
  }

  private Accuracy judge2016(long seed) {
    LabelledTable table = data.set2016();
    List<String> classes = table.classes();
    int[] targets = table.targets(classes);
    Folds folds = Folds.stratified(targets, FOLDS_2016, seed);
    float[][] scores =
        OutOfFold.predict(
            EdmSubgenreRecipe.LEARNER,
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

  private PooledRun judgePooled(long seed, boolean checksExport) {
    List<String> classes = data.classes();
    int[] targets = data.pooled().targets(classes);
    Folds folds = Folds.stratifiedGrouped(targets, data.pooled().groups(), FOLDS_POOLED, seed);
    ExportCheck[] export = {ExportCheck.NONE};
    float[][] scores =
        OutOfFold.predict(
            EdmSubgenreRecipe.LEARNER,
            data.pooled().features(),
            targets,
            classes.size(),
            folds,
            seed,
            (fold, model, rows, predicted) -> {
              if (checksExport) {
                export[0] = export[0].plus(check(classes, model, rows, predicted));
              }
              progress.done("seed " + seed + ", pooled: fold " + (fold + 1));
            });
    Speech speech =
        Speech.crossFitted(
            draft, data.families(), scores, targets, folds, EdmSubgenreRecipe.CHOICE);
    return new PooledRun(scores, targets, speech, export[0]);
  }

  private ExportCheck check(
      List<String> classes, LearnedModel model, float[][] rows, float[][] predicted) {
    try {
      return ExportCheck.of(draft, classes, model, rows, predicted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One artist-grouped cross-validation of the pooled sets. */
  private record PooledRun(float[][] scores, int[] targets, Speech speech, ExportCheck export) {}
}
