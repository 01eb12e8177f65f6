package org.cratetag.train.studio;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackManifest;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.evaluate.Accuracy;

/**
 * The card of a pack that holds networks.
 *
 * @param manifest of the finished pack
 * @param network as it was trained
 * @param networks how many of it, of different seeds or folds
 * @param title whose network it is
 * @param training how it was trained, in words
 * @param epochs of the first network
 * @param accuracy on the test part; empty where there is none
 * @param beside what else the pack holds, a paragraph; empty for nothing
 */
public record NetworkCard(
    PackManifest manifest,
    Network network,
    int networks,
    String title,
    String training,
    List<EpochFigures> epochs,
    Optional<Accuracy> accuracy,
    String beside) {
  private static final int EPOCHS_SHOWN = 10;

  private static final Map<String, String> MEASURES =
      Map.ofEntries(
          Map.entry("testAccuracy", "share of tracks whose most probable label is right"),
          Map.entry("testTop3", "share whose label is among the three most probable"),
          Map.entry("testMacroF1", "mean F1 of the labels"),
          Map.entry("testAuc", "mean area under the curve of each label against the rest"),
          Map.entry("testSpokenCoverage", "share of tracks that the pack labels"),
          Map.entry("testSpokenPrecision", "share of these labels that are right"),
          Map.entry("textureShare", "weight of the kernel machine in the mean"),
          Map.entry(
              "oneNetworkAccuracy",
              "the pack with one of its networks: share that it has right, mean"),
          Map.entry("oneNetworkAccuracyLeast", "the same, least of the networks"),
          Map.entry("oneNetworkAccuracyMost", "the same, most of the networks"),
          Map.entry(
              "oneNetworkMacroF1", "the pack with one of its networks: mean F1 of the labels"),
          Map.entry(
              "oneNetworkAuc", "the pack with one of its networks: mean area under the curve"),
          Map.entry(
              "oneNetworkSpokenCoverage",
              "the pack with one of its networks: share that it labels"),
          Map.entry(
              "oneNetworkSpokenPrecision",
              "the pack with one of its networks: share of these right"));

  /**
   * The text.
   *
   * @param pictures lines of Markdown that show the pictures beside it; empty where there are none
   */
  public String text(String pictures) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(manifest.title()).append("\n\n");
    text.append(introduction());
    text.append(figures());
    text.append('\n').append(pictures);
    text.append(epochTable());
    accuracy.ifPresent(found -> text.append(labels(found)));
    text.append(layers());
    text.append(data());
    return text.toString();
  }

  private String introduction() {
    return """
        %d labels from `%s`. Pack `%s`, licence %s.

        %s: %s, %d learned values%s.

        %s

        %sLabel probabilities are calibrated by a temperature, and %s
        Both are set by tracks that were not learned from, and not by the test part.

        Made by `%s`.

        """
        .formatted(
            manifest.labels().size(),
            manifest.graphs().get(0).frontEnd().key(),
            manifest.name(),
            manifest.licence(),
            networks == 1 ? "Network" : "Mean of " + networks + " networks",
            title,
            network.parameters(),
            networks == 1 ? "" : " each",
            training,
            beside.isEmpty() ? "" : beside + "\n\n",
            threshold(),
            manifest.training().recipe());
  }

  private String threshold() {
    double threshold = manifest.labels().get(0).threshold();
    return threshold > 1
        ? "nothing is said: no probability was found from which nine in ten are right."
        : String.format(
            Locale.ROOT,
            "a label is said from %.2f on: the least from which nine in ten were right.",
            threshold);
  }

  private String figures() {
    StringBuilder text = new StringBuilder("## Figures\n\n");
    accuracy.ifPresent(
        found ->
            text.append(
                "On a test part of %d tracks, which nothing was set by.\n\n"
                    .formatted(rows(found))));
    text.append("| measure | value |\n|---|---|\n");
    manifest
        .metrics()
        .forEach(
            (name, value) ->
                text.append(
                    String.format(
                        Locale.ROOT, "| %s | %.4f |%n", MEASURES.getOrDefault(name, name), value)));
    return text.toString();
  }

  /** About {@value #EPOCHS_SHOWN} of the epochs, the last among them. */
  private String epochTable() {
    StringBuilder text = new StringBuilder("## Epochs\n\n");
    text.append("| epoch | loss | validation loss | validation accuracy |\n|---|---|---|---|\n");
    int step = Math.max(1, (epochs.size() + EPOCHS_SHOWN - 1) / EPOCHS_SHOWN);
    for (int i = (epochs.size() - 1) % step; i < epochs.size(); i += step) {
      EpochFigures epoch = epochs.get(i);
      text.append(
          epoch.isJudged()
              ? String.format(
                  Locale.ROOT,
                  "| %d | %.3f | %.3f | %.1f %% |%n",
                  epoch.epoch(),
                  epoch.loss(),
                  epoch.validationLoss(),
                  100 * epoch.validationAccuracy())
              : String.format(Locale.ROOT, "| %d | %.3f | | |%n", epoch.epoch(), epoch.loss()));
    }
    return text.append('\n').toString();
  }

  private static int rows(Accuracy figures) {
    return IntStream.range(0, figures.confusion().length).map(figures::rows).sum();
  }

  private String labels(Accuracy figures) {
    StringBuilder text = new StringBuilder("## Labels, without threshold\n\n");
    text.append(
        "Precision: share of the tracks said to be of the label that are. Recall: share of");
    text.append(" its tracks that are found.\n\n");
    text.append("| label | test tracks | precision | recall | F1 | most often taken for |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (int i = 0; i < manifest.labels().size(); i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.2f | %.2f | %.2f | %s |%n",
              manifest.labels().get(i).label(),
              figures.rows(i),
              figures.precision(i),
              figures.recall(i),
              figures.f1(i),
              figures.findTakenFor(i).map(j -> manifest.labels().get(j).label()).orElse("")));
    }
    return text.append('\n').toString();
  }

  private String layers() {
    StringBuilder text =
        new StringBuilder("## Layers\n\n| layer | output | values |\n|---|---|---|\n");
    for (Network.Row row : network.table()) {
      text.append("| %s | %s | %d |\n".formatted(row.layer(), row.output(), row.parameters()));
    }
    return text.append('\n').toString();
  }

  private String data() {
    StringBuilder text = new StringBuilder("## Data\n\n| set | tracks | licence | sha256 |\n");
    text.append("|---|---|---|---|\n");
    for (DataSet set : manifest.training().data()) {
      text.append(
          "| %s | %d | %s | `%s` |\n"
              .formatted(set.name(), set.rows(), set.licence(), set.sha256()));
    }
    return text.append("\nSplit: ")
        .append(manifest.training().split())
        .append(". Seed ")
        .append(manifest.training().seed())
        .append(".\n")
        .toString();
  }
}
