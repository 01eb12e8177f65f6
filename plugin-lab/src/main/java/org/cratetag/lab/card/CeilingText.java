package org.cratetag.lab.card;

import static org.cratetag.lab.card.Markdown.percent;

import java.util.List;
import java.util.Map;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.Transfer;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.LearningCurve;

/**
 * The section on what keeps the figures from being higher: what the evaluation itself says of it.
 *
 * @param evaluation what was found
 */
record CeilingText(Evaluation evaluation) {
  void add(Markdown page) {
    page.section("Where the ceiling seems to be");
    evaluation.pooled().ifPresent(pooled -> families(page, pooled.accuracy()));
    if (!evaluation.transfers().isEmpty()) {
      years(page, evaluation.transfers());
    }
    evaluation.learningCurve().ifPresent(curve -> rows(page, curve));
    page.entry(
        "The sets know a track by an excerpt of two minutes taken anywhere in it, so that an intro or"
            + " a break may be all that is heard; and by means over it, so that nothing is left of"
            + " how a bar is built. Work that hears whole tracks through embeddings learned from"
            + " millions of them (65.4 %%, above) shows what that costs.");
    page.entry(
        "One label a track: a shop's shelf, chosen by the label's office. Neighbouring shelves share"
            + " tracks, and the shelves are renamed and cut anew over the years.");
    page.gap();
  }

  private void families(Markdown page, Accuracy accuracy) {
    List<String> labels = evaluation.labels();
    Map<String, String> classes = evaluation.classes();
    int wrong = 0;
    int within = 0;
    int house = 0;
    for (int i = 0; i < labels.size(); i++) {
      for (int said = 0; said < labels.size(); said++) {
        int rows = i == said ? 0 : accuracy.confusion()[i][said];
        String family = classes.get(labels.get(i));
        boolean isWithin = family.equals(classes.get(labels.get(said)));
        wrong += rows;
        within += isWithin ? rows : 0;
        house += isWithin && family.equals("House") ? rows : 0;
      }
    }
    if (wrong > 0) {
      page.entry(
          "%s of the wrong labels name another label of the right family; %s of all wrong labels are"
              + " one label of House said to be another of House. There the labels overlap.",
          percent((double) within / wrong), percent((double) house / wrong));
    }
  }

  private static void years(Markdown page, List<Transfer> transfers) {
    List<String> each =
        transfers.stream()
            .map(
                transfer ->
                    Markdown.form(
                        "of %s a model of %s finds %s, one of other tracks of the same set %s",
                        transfer.to(),
                        transfer.from(),
                        percent(transfer.across().top1()),
                        percent(transfer.within().top1())))
            .toList();
    page.entry(
        "What a label means moves with the years, and pooling the years mixes two meanings: %s.",
        String.join("; ", each));
  }

  private static void rows(Markdown page, LearningCurve curve) {
    List<LearningCurve.Point> points = curve.points();
    if (points.size() < 2) {
      return;
    }
    LearningCurve.Point before = points.get(points.size() - 2);
    LearningCurve.Point all = points.get(points.size() - 1);
    double gained = all.accuracy().top1() - before.accuracy().top1();
    double doublings = Math.log(all.rows() / before.rows()) / Math.log(2);
    page.entry(
        "From %.0f to %.0f tracks to learn from, top-1 rose by %.1f points, which is %.1f a"
            + " doubling: more tracks of the same kind help, slowly.",
        before.rows(), all.rows(), 100 * gained, 100 * gained / doublings);
  }
}
