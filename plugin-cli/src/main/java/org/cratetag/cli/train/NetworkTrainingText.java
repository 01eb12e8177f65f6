package org.cratetag.cli.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cratetag.cli.output.OutcomeJson;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.text.Wrap;
import org.cratetag.pack.PackManifest;
import org.cratetag.train.crates.Interval;
import org.cratetag.train.studio.HeldOut;
import org.cratetag.train.studio.TrainedNetwork;
import org.cratetag.train.studio.Verdicts;

/**
 * What became of a training, for a person and for a program.
 *
 * @param installed the pack
 * @param members its networks
 * @param held what the pack's threshold was set by
 * @param verdicts on the test part; empty where there is none
 * @param bytes of the graphs
 */
record NetworkTrainingText(
    PackManifest installed,
    List<TrainedNetwork> members,
    HeldOut held,
    Optional<Verdicts> verdicts,
    long bytes) {
  void print(Output output) {
    double minutes = members.stream().mapToDouble(TrainedNetwork::minutes).sum();
    int epochs = members.stream().mapToInt(member -> member.epochs().size()).sum();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pack", installed.name());
    json.put("networks", members.size());
    json.put("epochs", epochs);
    json.put("minutes", Math.round(minutes * 100) / 100.0);
    json.put("bytes", bytes);
    json.put("threshold", OutcomeJson.threshold(threshold()));
    json.put("heldOutTracks", held.targets().length);
    json.put("metrics", installed.metrics());
    String figures = verdicts.map(NetworkTrainingText::table).orElse("");
    output.result(
        json,
        "%s%s%n%nInstalled %s. Use it: cratetag tag --packs %s DIR"
            .formatted(
                figures,
                String.join("\n", Wrap.lines(speech(), Wrap.USUAL_COLUMNS)),
                installed.name(),
                installed.id()));
  }

  private static String table(Verdicts verdicts) {
    int tracks = Arrays.stream(verdicts.accuracy().confusion()).flatMapToInt(Arrays::stream).sum();
    double right = verdicts.accuracy().top1();
    Interval interval = Interval.wilson(right, tracks);
    Table table = new Table("Measure", "Value");
    table.row("tracks kept for the test", tracks);
    table.row(
        "right",
        Percent.exactly(right)
            + " (95 % sure: "
            + Percent.between(interval.low(), interval.high())
            + ")");
    table.row("right among the first three", Percent.exactly(verdicts.accuracy().top3()));
    table.row("macro F1", String.format(Locale.ROOT, "%.3f", verdicts.accuracy().macroF1()));
    table.row("area under the curve", String.format(Locale.ROOT, "%.3f", verdicts.auc()));
    table.row("would be tagged", Percent.exactly(verdicts.coverage()));
    table.row(
        "of these right", verdicts.coverage() == 0 ? "-" : Percent.exactly(verdicts.precision()));
    return table + "\n\n";
  }

  /** From when on the pack speaks, or what would let it. */
  private String speech() {
    int tracks = held.targets().length;
    return threshold() > 1
        ? ("The pack stays silent: among the %d tracks that it was judged by, there is no probability"
                + " from which it is right nine times in ten, ten times at least. More tracks of"
                + " each label, fewer labels or another network may help.")
            .formatted(tracks)
        : String.format(
            Locale.ROOT,
            "The pack says a label from a probability of %.2f on, from which it was right nine times"
                + " in ten among %d tracks that were not learned from.",
            threshold(),
            tracks);
  }

  private double threshold() {
    return installed.labels().get(0).threshold();
  }
}
