package org.cratetag.lab.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cratetag.cli.output.JsonOutput;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Table;
import org.cratetag.lab.card.EvaluationJson;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.Importance;
import org.cratetag.lab.evaluate.SetFigures;
import org.cratetag.lab.evaluate.Transfer;
import org.cratetag.lab.structure.LabelStructure;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.LearningCurve;

/**
 * What an evaluation found: tables for a person, one object a part for a program.
 *
 * @param evaluation what was found
 * @param figures by name, more than the evaluation's own
 */
record EvaluationOutput(Evaluation evaluation, Map<String, Double> figures) {
  private static final int SINGLE_SHOWN = 10;

  public void print(Output output) {
    Map<String, Object> parts = new LinkedHashMap<>(EvaluationJson.of(evaluation));
    parts.put("figures", figures);
    if (output instanceof JsonOutput) {
      parts.forEach((name, value) -> output.result(Map.of(name, value), ""));
    } else {
      tables().forEach((title, table) -> output.result(Map.of(), "\n" + title + "\n\n" + table));
    }
  }

  private Map<String, Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    if (!figures.isEmpty()) {
      Table table = new Table("Figure", "Value");
      figures.forEach(table::row);
      tables.put("Figures, means over seeds: " + evaluation.seeds(), table);
    }
    if (!evaluation.sets().isEmpty()) {
      tables.put("By set", sets());
    }
    evaluation.structure().ifPresent(found -> tables.put(agreement(found), clusters(found)));
    evaluation
        .importance()
        .ifPresent(
            leaning -> {
              tables.put(
                  "Points of accuracy lost without kinds of inputs", losses(leaning.groups()));
              List<Importance.Loss> single = leaning.single();
              tables.put(
                  "and without single inputs",
                  losses(single.subList(0, Math.min(SINGLE_SHOWN, single.size()))));
            });
    evaluation.learningCurve().ifPresent(curve -> tables.put("Learning curve", curve(curve)));
    if (!evaluation.transfers().isEmpty()) {
      tables.put("From year to year", transfers());
    }
    return tables;
  }

  private Table sets() {
    Table table = new Table("Set", "Tracks", "Top-1", "Top-3", "Family", "Macro F1", "ROC area");
    for (SetFigures set : evaluation.sets()) {
      table.row(
          set.name(),
          set.rows(),
          Percent.exactly(set.accuracy().top1()),
          Percent.exactly(set.accuracy().top3()),
          Percent.exactly(set.speech().familyAccuracy()),
          Percent.exactly(set.accuracy().macroF1()),
          String.format(Locale.ROOT, "%.3f", set.rocAuc()));
    }
    return table;
  }

  private static String agreement(LabelStructure structure) {
    return String.format(
        Locale.ROOT,
        "Clusters by what is taken for what; adjusted Rand index with the families %.2f",
        structure.adjustedRand());
  }

  private static Table clusters(LabelStructure structure) {
    Table table = new Table("Cluster", "Labels");
    List<List<String>> clusters = structure.clusterLabels();
    for (int i = 0; i < clusters.size(); i++) {
      table.row(i + 1, String.join(", ", clusters.get(i)));
    }
    return table;
  }

  private static Table losses(List<Importance.Loss> losses) {
    Table table = new Table("Inputs", "Lost", "Deviation");
    for (Importance.Loss loss : losses) {
      table.row(loss.name(), points(loss.lost()), points(loss.deviation()));
    }
    return table;
  }

  private static Table curve(LearningCurve curve) {
    Table table = new Table("Tracks learned from", "Top-1", "Top-3", "Macro F1");
    for (LearningCurve.Point point : curve.points()) {
      List<Object> cells = new ArrayList<>(List.of(Math.round(point.rows())));
      cells.addAll(shares(point.accuracy()));
      table.row(cells.toArray());
    }
    return table;
  }

  private Table transfers() {
    Table table = new Table("Learned from", "Tested on", "Top-1", "Top-3", "Macro F1");
    for (Transfer transfer : evaluation.transfers()) {
      row(table, transfer.from(), transfer.to(), transfer.across());
      row(table, transfer.to(), transfer.to(), transfer.within());
    }
    return table;
  }

  private static void row(Table table, String from, String to, Accuracy accuracy) {
    List<Object> cells = new ArrayList<>(List.of(from, to));
    cells.addAll(shares(accuracy));
    table.row(cells.toArray());
  }

  private static List<Object> shares(Accuracy accuracy) {
    return List.of(
        Percent.exactly(accuracy.top1()),
        Percent.exactly(accuracy.top3()),
        Percent.exactly(accuracy.macroF1()));
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
