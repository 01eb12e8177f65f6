package org.cratetag.lab.edm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.SetFigures;
import org.cratetag.lab.evaluate.Transfer;
import org.cratetag.lab.learn.ExportCheck;
import org.cratetag.lab.structure.LabelStructure;
import org.cratetag.train.Progress;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.LearningCurve;
import org.cratetag.train.evaluate.Speech;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.pack.PackDraft;

/**
 * The evaluation of {@link EdmSubgenreRecipe}: each set by 10-fold, the pooled sets by
 * artist-grouped 5-fold, and what else is asked of the first seed's models.
 */
final class EdmSubgenreTrial {
  private final BeatportData data;
  private final PackDraft draft;
  private final Learner learner;
  private final Set<EvaluationPart> parts;
  private final Workload work;
  private final Figures figures = new Figures();

  EdmSubgenreTrial(
      BeatportData data,
      PackDraft draft,
      Learner learner,
      Set<EvaluationPart> parts,
      Progress progress) {
    this.data = data;
    this.draft = draft;
    this.learner = learner;
    this.parts = Set.copyOf(parts);
    this.work = new Workload(progress);
  }

  /** Runs what is asked for; accuracy with each of the seeds, all else with the first. */
  EdmSubgenreReport run(long seed, int seeds) {
    int judged = asks(EvaluationPart.ACCURACY) ? seeds : 1;
    plan(seed, judged);
    List<Long> used = new ArrayList<>();
    for (long each = seed; each < seed + judged; each++) {
      used.add(each);
    }
    Optional<PooledTrial> first = Optional.empty();
    if (needsPooled()) {
      first = Optional.of(accuracy(seed, true));
      used.stream().skip(1).forEach(each -> accuracy(each, false));
    }
    List<SetFigures> sets = first.map(PooledTrial::sets).orElse(List.of());
    Optional<LabelStructure> structure =
        first.filter(trial -> asks(EvaluationPart.STRUCTURE)).map(PooledTrial::structure);
    Optional<Evaluation.Leaning> importance =
        first.filter(trial -> asks(EvaluationPart.IMPORTANCE)).map(PooledTrial::importance);
    Optional<LearningCurve> curve =
        first.filter(trial -> asks(EvaluationPart.LEARNING_CURVE)).map(PooledTrial::learningCurve);
    List<Transfer> transfers =
        asks(EvaluationPart.TRANSFER)
            ? new YearTransfer(data, learner, work, seed).run()
            : List.of();
    Evaluation evaluation =
        new Evaluation(
            used,
            data.families(),
            figures.means(),
            first.map(PooledTrial::pooled),
            sets,
            structure,
            importance,
            curve,
            transfers);
    return new EdmSubgenreReport(
        evaluation,
        first.map(PooledTrial::scores).orElse(new float[0][]),
        first.map(PooledTrial::export).orElse(ExportCheck.NONE));
  }

  /** Each set under its own labels; the one of 2016 does not say who made the tracks. */
  private List<SetTrial> sets() {
    return List.of(
        new SetTrial("beatport2016", data.set2016(), false),
        new SetTrial("beatport2021", data.set2021(), false),
        new SetTrial("beatport2021ByArtist", data.set2021(), true));
  }

  private boolean asks(EvaluationPart part) {
    return parts.contains(part);
  }

  private boolean needsPooled() {
    return parts.stream().anyMatch(part -> part != EvaluationPart.TRANSFER);
  }

  private void plan(long seed, int seeds) {
    int rows = data.pooled().size();
    if (asks(EvaluationPart.ACCURACY)) {
      work.plan(seeds * sets().stream().mapToDouble(SetTrial::rows).sum());
    }
    if (needsPooled()) {
      work.plan(seeds * Workload.ofFolds(rows, PooledTrial.FOLDS));
    }
    if (asks(EvaluationPart.IMPORTANCE)) {
      work.plan(PooledTrial.importanceWork(rows));
    }
    if (asks(EvaluationPart.LEARNING_CURVE)) {
      double shares = PooledTrial.SHARES.stream().mapToDouble(d -> d).sum();
      work.plan(shares * Workload.ofFolds(rows, PooledTrial.FOLDS));
    }
    if (asks(EvaluationPart.TRANSFER)) {
      work.plan(new YearTransfer(data, learner, work, seed).rows());
    }
  }

  /** One seed: both cross-validations, their figures noted. */
  private PooledTrial accuracy(long seed, boolean isFirst) {
    if (asks(EvaluationPart.ACCURACY)) {
      sets().forEach(set -> set.run(learner, seed, work, figures));
    }
    PooledTrial trial =
        new PooledTrial(
            data,
            draft,
            learner,
            work,
            seed,
            isFirst && asks(EvaluationPart.ACCURACY),
            isFirst && asks(EvaluationPart.IMPORTANCE));
    note(trial.pooled());
    trial.note(figures);
    return trial;
  }

  private void note(Evaluation.Pooled pooled) {
    Accuracy accuracy = pooled.accuracy();
    Speech speech = pooled.speech();
    figures.addWithSpread("pooledTop1", accuracy.top1());
    figures.addWithSpread("pooledTop3", accuracy.top3());
    figures.addWithSpread("pooledFamily", speech.familyAccuracy());
    figures.add("pooledMacroPrecision", accuracy.macroPrecision());
    figures.add("pooledMacroRecall", accuracy.macroRecall());
    figures.add("pooledMacroF1", accuracy.macroF1());
    figures.add("pooledRocAuc", pooled.rocAuc().macro());
    figures.add("labelCalibrationError", speech.labelReliability().error());
    figures.add("familyCalibrationError", speech.familyReliability().error());
    figures.add("coverageAtPrecision90", speech.coverageAt(0.9));
    figures.add("spokenCoverage", speech.coverage());
    figures.add("spokenPrecision", speech.precision());
    figures.add("spokenLabelCoverage", speech.labelCoverage());
    figures.add("spokenLabelPrecision", speech.precision(Speech.Said.LABEL));
    figures.add("spokenFamilyPrecision", speech.precision(Speech.Said.FAMILY));
    Speech balanced = pooled.balanced();
    figures.add("balancedCoverage", balanced.coverage());
    figures.add("balancedPrecision", balanced.precision());
    figures.add("balancedLabelCoverage", balanced.labelCoverage());
    figures.add("balancedLabelPrecision", balanced.precision(Speech.Said.LABEL));
    work.remark("both sets: top-1 %.4f".formatted(accuracy.top1()));
  }
}
