package org.cratetag.lab.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.Table;
import org.cratetag.lab.compare.ComparedNetwork;
import org.cratetag.lab.compare.ComparedRun;

/**
 * What networks are worth and cost beside each other; means where each was trained several times.
 */
final class NetworkTable {
  private final List<ComparedNetwork> networks;

  private final boolean isSingle;

  public NetworkTable(List<ComparedNetwork> networks) {
    this.networks = List.copyOf(networks);
    this.isSingle = networks.stream().allMatch(each -> each.runs().size() == 1);
  }

  public void print(Output output) {
    Map<String, Object> members = new LinkedHashMap<>();
    networks.forEach(each -> members.put(each.network(), members(each)));
    output.result(members, worth() + "\n\n" + cost() + "\n\n" + legend());
  }

  private String worth() {
    Table table = new Table("Network", "Right %", "Macro F1", "AUC", "Said %", "of it right %");
    for (ComparedNetwork each : networks) {
      double coverage = each.mean(ComparedRun::coverage);
      table.row(
          each.network(),
          spread(each, ComparedRun::accuracy, 100, 1),
          spread(each, ComparedRun::macroF1, 1, 3),
          format(each.mean(ComparedRun::auc), 3),
          format(100 * coverage, 0),
          coverage == 0 ? "-" : format(100 * precision(each), 0));
    }
    return table.toString();
  }

  private String cost() {
    Table table = new Table("Network", "Values", "Runs", "Epochs", "Minutes", "ms", "MB");
    for (ComparedNetwork each : networks) {
      table.row(
          each.network(),
          each.runs().get(0).parameters(),
          each.runs().size(),
          format(each.mean(ComparedRun::epochs), isSingle ? 0 : 1),
          format(each.mean(ComparedRun::minutes), 1),
          format(each.median(ComparedRun::medianMillis), 1),
          format(each.runs().get(0).bytes() / 1e6, 1));
    }
    return table.toString();
  }

  private String legend() {
    return (isSingle ? "" : "Means over the runs and the standard deviation between them.\n")
        + "Minutes are of one training by the clock.\n"
        + "Said: what the pack's threshold lets through. ms: one track's features, median.";
  }

  private static Map<String, Object> members(ComparedNetwork each) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("parameters", each.runs().get(0).parameters());
    figures.put("runs", each.runs().size());
    figures.put("epochs", rounded(each.mean(ComparedRun::epochs), 1));
    figures.put("minutes", rounded(each.mean(ComparedRun::minutes), 1));
    figures.put("accuracy", rounded(each.mean(ComparedRun::accuracy), 4));
    figures.put("accuracyDeviation", rounded(each.deviation(ComparedRun::accuracy), 4));
    figures.put(
        "accuracyOfRuns", each.runs().stream().map(run -> rounded(run.accuracy(), 4)).toList());
    figures.put("macroF1", rounded(each.mean(ComparedRun::macroF1), 4));
    figures.put("auc", rounded(each.mean(ComparedRun::auc), 4));
    figures.put("spokenCoverage", rounded(each.mean(ComparedRun::coverage), 4));
    figures.put("spokenPrecision", rounded(precision(each), 4));
    figures.put("medianMillis", rounded(each.median(ComparedRun::medianMillis), 2));
    figures.put("bytes", each.runs().get(0).bytes());
    return figures;
  }

  /** Of all that was said in all runs. */
  private static double precision(ComparedNetwork each) {
    double said = each.mean(ComparedRun::coverage);
    return said == 0 ? 1 : each.mean(run -> run.coverage() * run.precision()) / said;
  }

  private static String spread(
      ComparedNetwork each, ToDoubleFunction<ComparedRun> figure, double scale, int digits) {
    String mean = format(scale * each.mean(figure), digits);
    return each.runs().size() == 1
        ? mean
        : mean + " +- " + format(scale * each.deviation(figure), digits);
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }

  private static String format(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
