package org.cratetag.lab.card;

import static org.cratetag.lab.card.Markdown.form;
import static org.cratetag.lab.card.Markdown.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cratetag.lab.evaluate.ConfusionGraph;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.Importance;
import org.cratetag.lab.evaluate.SetFigures;
import org.cratetag.lab.evaluate.Transfer;
import org.cratetag.lab.figure.EvaluationFigures;
import org.cratetag.pack.Thresholds;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.LearningCurve;

/**
 * The sections that an evaluation gives to a card or to its own page; of a part that was not asked
 * for there is none.
 *
 * @param evaluation what was found
 */
record EvaluationText(Evaluation evaluation) {
  private static final int PAIRS = 15;
  private static final int SINGLE_SHOWN = 10;

  /** All sections, for a page of their own. */
  String page(String title, String command) {
    Markdown page = new Markdown().title(title).say("Made by `%s`.", command);
    figures(page);
    sets(page);
    labels(page, Map.of());
    confusion(page);
    structure(page);
    importance(page);
    learningCurve(page);
    transfer(page);
    return page.toString();
  }

  void figures(Markdown page) {
    if (evaluation.figures().isEmpty()) {
      return;
    }
    page.section("Figures");
    page.say(
        "All of tracks that the judged model had not learned from. Means over seeds of folds and"
            + " models: %d. In brackets the least and the most of one seed.",
        evaluation.seeds().size());
    FigureTable.add(page, evaluation.figures());
    page.say(
        "Macro means count each label the same. Calibration and thresholds were fitted without the"
            + " fold that they are judged on, and what is said comes from the program's own"
            + " decision code.");
    if (evaluation.pooled().isPresent()) {
      page.picture("share that is true against confidence", EvaluationFigures.RELIABILITY);
      page.picture("precision against coverage", EvaluationFigures.COVERAGE).gap();
    }
  }

  void sets(Markdown page) {
    if (evaluation.sets().isEmpty()) {
      return;
    }
    page.section("By set and year");
    page.say("The tracks of each set among all of the pooled cross-validation, seed %d.", seed());
    page.head(
        "set",
        "tracks",
        "labels",
        "top-1",
        "top-3",
        "family",
        "macro F1",
        "ROC area",
        "said",
        "right of that");
    for (SetFigures set : evaluation.sets()) {
      page.row(
          set.name(),
          set.rows(),
          set.labels(),
          percent(set.accuracy().top1()),
          percent(set.accuracy().top3()),
          percent(set.speech().familyAccuracy()),
          percent(set.accuracy().macroF1()),
          form("%.3f", set.rocAuc()),
          percent(set.speech().coverage()),
          percent(set.speech().precision()));
    }
    page.gap();
  }

  /** With the thresholds of the labels where these are known. */
  void labels(Markdown page, Map<String, Thresholds> thresholds) {
    evaluation
        .pooled()
        .ifPresent(
            pooled -> {
              page.section("Labels");
              page.say("Both sets, seed %d, without thresholds.", seed());
              List<String> titles =
                  new ArrayList<>(
                      List.of(
                          "label", "family", "tracks", "precision", "recall", "F1", "ROC area"));
              if (!thresholds.isEmpty()) {
                titles.add("threshold");
                titles.add("balanced");
              }
              page.head(titles.toArray(String[]::new));
              for (int i = 0; i < evaluation.labels().size(); i++) {
                labelRow(page, pooled, i, thresholds);
              }
              page.gap();
            });
  }

  private void labelRow(
      Markdown page, Evaluation.Pooled pooled, int index, Map<String, Thresholds> thresholds) {
    Accuracy accuracy = pooled.accuracy();
    String label = evaluation.labels().get(index);
    OptionalDouble area = pooled.rocAuc().ofClass().get(index);
    List<Object> cells =
        new ArrayList<>(
            List.of(
                label,
                evaluation.classes().get(label),
                accuracy.rows(index),
                form("%.2f", accuracy.precision(index)),
                form("%.2f", accuracy.recall(index)),
                form("%.2f", accuracy.f1(index)),
                area.isPresent() ? form("%.3f", area.getAsDouble()) : "-"));
    if (!thresholds.isEmpty()) {
      cells.add(from(thresholds.get(label).careful()));
      cells.add(from(thresholds.get(label).balanced()));
    }
    page.row(cells.toArray());
  }

  /** From where something is said. */
  static String from(double threshold) {
    return threshold > 1 ? "never said" : form("%.2f", threshold);
  }

  void confusion(Markdown page) {
    evaluation
        .pooled()
        .ifPresent(
            pooled -> {
              page.section("What is taken for what");
              page.picture("confusion of labels", EvaluationFigures.CONFUSION);
              page.picture("labels that are confused", EvaluationFigures.CONFUSION_GRAPH).gap();
              page.head("labels", "of both, taken for the other", "there", "back");
              List<ConfusionGraph.Edge> edges = pooled.graph().edges();
              for (ConfusionGraph.Edge edge : edges.subList(0, Math.min(PAIRS, edges.size()))) {
                page.row(
                    evaluation.labels().get(edge.first())
                        + " and "
                        + evaluation.labels().get(edge.second()),
                    percent(edge.share()),
                    percent(edge.there()),
                    percent(edge.back()));
              }
              page.gap();
            });
  }

  void structure(Markdown page) {
    evaluation.structure().ifPresent(structure -> StructureText.add(page, structure));
  }

  void importance(Markdown page) {
    evaluation
        .importance()
        .ifPresent(
            leaning -> {
              page.section("What it leans on");
              page.say(
                  "Permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019): points of"
                      + " top-1 accuracy lost on the test rows of the pooled folds, seed %d, when"
                      + " inputs are dealt out anew among these rows, those of a kind together. It"
                      + " tells what the model uses, not what could be known without it: inputs that"
                      + " say the same stand in for each other.",
                  seed());
              page.picture("importance of kinds of inputs", EvaluationFigures.IMPORTANCE);
              page.picture("most important single inputs", EvaluationFigures.IMPORTANCE_SINGLE);
              page.gap().head("kind", "inputs", "points lost", "deviation");
              leaning.groups().forEach(loss -> lossRow(page, loss));
              page.gap().head("input", "inputs", "points lost", "deviation");
              leaning.single().stream().limit(SINGLE_SHOWN).forEach(loss -> lossRow(page, loss));
              page.gap();
            });
  }

  private static void lossRow(Markdown page, Importance.Loss loss) {
    page.row(
        loss.name(),
        loss.inputs(),
        form("%.1f", 100 * loss.lost()),
        form("%.1f", 100 * loss.deviation()));
  }

  void learningCurve(Markdown page) {
    evaluation
        .learningCurve()
        .ifPresent(
            curve -> {
              page.section("Learning curve");
              page.say(
                  "Both sets, artist-grouped 5-fold, seed %d: each fold tested whole, by models that"
                      + " learned from a part of the others, drawn by whole artists and evenly from"
                      + " the labels.",
                  seed());
              page.picture(
                  "accuracy against tracks to learn from", EvaluationFigures.LEARNING_CURVE);
              page.gap().head("of the training rows", "tracks", "top-1", "top-3", "macro F1");
              for (LearningCurve.Point point : curve.points()) {
                page.row(
                    form("%.0f %%", 100 * point.share()),
                    form("%.0f", point.rows()),
                    percent(point.accuracy().top1()),
                    percent(point.accuracy().top3()),
                    percent(point.accuracy().macroF1()));
              }
              page.gap();
            });
  }

  void transfer(Markdown page) {
    List<Transfer> transfers = evaluation.transfers();
    if (transfers.isEmpty()) {
      return;
    }
    page.section("From year to year");
    page.say(
        "On the %d labels of the taxonomy that both sets have, seed %d. Within: 5-fold over the"
            + " tested set, artists apart where they are known.",
        transfers.get(0).labels().size(), evaluation.seeds().get(0));
    page.picture("share of each label found", EvaluationFigures.TRANSFER).gap();
    page.head(
        "learned from",
        "tracks",
        "tested on",
        "tracks",
        "top-1",
        "top-3",
        "macro F1",
        "within: top-1",
        "top-3",
        "macro F1");
    for (Transfer transfer : transfers) {
      page.row(
          transfer.from(),
          transfer.trained(),
          transfer.to(),
          transfer.tested(),
          percent(transfer.across().top1()),
          percent(transfer.across().top3()),
          percent(transfer.across().macroF1()),
          percent(transfer.within().top1()),
          percent(transfer.within().top3()),
          percent(transfer.within().macroF1()));
    }
    page.gap();
    transfers.forEach(transfer -> lost(page, transfer));
    page.gap();
  }

  private static void lost(Markdown page, Transfer transfer) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < transfer.labels().size(); i++) {
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(transfer.lostRecall(b), transfer.lostRecall(a)));
    List<String> most =
        order.stream()
            .limit(5)
            .map(
                i ->
                    form(
                        "%s (%.2f to %.2f, mostly taken for %s)",
                        transfer.labels().get(i),
                        transfer.within().recall(i),
                        transfer.across().recall(i),
                        transfer.labels().get(transfer.mostTakenFor(i))))
            .toList();
    page.entry(
        "Tested on %s, the recall of these falls most: %s.", transfer.to(), Markdown.names(most));
  }

  private long seed() {
    return evaluation.seeds().get(0);
  }
}
