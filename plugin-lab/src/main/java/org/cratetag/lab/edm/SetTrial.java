package org.cratetag.lab.edm;

import java.util.List;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.evaluate.RocAuc;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.learn.Learner;

/**
 * Cross-validation of one set under its own labels. The recipe searches its settings within the
 * training rows of each fold, so it is nested.
 *
 * @param figure what the names of its figures begin with
 * @param table the set
 * @param grouped whether artists are kept together
 */
record SetTrial(String figure, LabelledTable table, boolean grouped) {
  private static final int FOLDS = 10;

  /** What it takes, as {@link Workload}. */
  double rows() {
    return Workload.ofFolds(table.size(), FOLDS);
  }

  /** Runs it with one seed and notes the figures. */
  void run(Learner learner, long seed, Workload work, Figures figures) {
    List<String> classes = table.classes();
    int[] targets = table.targets(classes);
    Folds folds =
        grouped
            ? Folds.stratifiedGrouped(targets, table.groups(), FOLDS, seed)
            : Folds.stratified(targets, FOLDS, seed);
    OwnTempoScores ownTempo = new OwnTempoScores(table.size());
    String name = table.name() + (grouped ? " by artist" : "");
    float[][] scores =
        OutOfFold.predict(
            learner,
            table.features(),
            targets,
            table.groups(),
            classes.size(),
            folds,
            seed,
            (fold, model, rows, predicted) -> {
              ownTempo.add(model, rows, folds.test(fold), seed * FOLDS + fold);
              work.done(
                  folds.train(fold).length,
                  "seed %d, %s: fold %d of %d".formatted(seed, name, fold + 1, FOLDS));
            });
    Accuracy accuracy = Accuracy.of(scores, targets);
    figures.addWithSpread(figure + "Top1", accuracy.top1());
    figures.add(figure + "Top3", accuracy.top3());
    figures.add(figure + "MacroPrecision", accuracy.macroPrecision());
    figures.add(figure + "MacroRecall", accuracy.macroRecall());
    figures.add(figure + "MacroF1", accuracy.macroF1());
    figures.add(figure + "RocAuc", RocAuc.of(scores, targets).macro());
    ownTempo.note(figure, targets, figures);
    work.remark("seed %d, %s: top-1 %.4f".formatted(seed, name, accuracy.top1()));
  }
}
