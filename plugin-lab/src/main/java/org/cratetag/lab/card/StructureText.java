package org.cratetag.lab.card;

import static org.cratetag.lab.card.Markdown.form;

import java.util.List;
import org.cratetag.lab.figure.EvaluationFigures;
import org.cratetag.lab.structure.LabelStructure;

/** The section on the structure between labels. */
final class StructureText {
  private StructureText() {}

  static void add(Markdown page, LabelStructure structure) {
    List<List<String>> clusters = structure.clusterLabels();
    page.section("Structure between labels");
    page.say(
        "Labels are near when the model gives one's probability to the other's tracks: distance 1 -"
            + " (p(i,j) + p(j,i)) / (p(i,i) + p(j,j)), p(i,j) the mean out-of-fold probability of"
            + " label j over the tracks of label i. That is the symmetric confusion (Godbole et al."
            + " 2002) of probabilities in place of counts, which at a hundred tracks a label are"
            + " mostly 0 or 1 and tie. Average linkage (Sokal and Michener 1958), which neither"
            + " chains as single linkage does nor depends on the farthest pair.");
    page.picture("tree of the labels", EvaluationFigures.STRUCTURE).gap();
    page.say(
        "Cut into as many clusters as there are families (%d), the tree agrees with the families"
            + " with an adjusted Rand index of %.2f (Hubert and Arabie 1985; 1 is the same, 0 is"
            + " chance).",
        clusters.size(), structure.adjustedRand());
    page.head("cluster", "labels");
    List<Integer> order = structure.tree().leaves();
    int number = 0;
    for (int cluster : order.stream().map(i -> structure.clusters()[i]).distinct().toList()) {
      page.row(++number, Markdown.names(clusters.get(cluster)));
    }
    page.gap();
    elsewhere(page, structure);
  }

  private static void elsewhere(Markdown page, LabelStructure structure) {
    List<LabelStructure.Place> moved =
        structure.places().stream().filter(LabelStructure.Place::isElsewhere).toList();
    if (moved.isEmpty()) {
      page.say(
          "Every label whose family has others is nearer to them, on the mean, than to those of any"
              + " other family.");
      return;
    }
    page.say(
        "Labels that are nearer, on the mean, to those of another family than to their own's. Of"
            + " families with one other label these mean that label alone, which is easier to be"
            + " near to than to many:");
    page.head("label", "family", "mean distance", "the data would file it in", "mean distance");
    for (LabelStructure.Place place : moved) {
      page.row(
          structure.labels().get(place.label()),
          place.family(),
          form("%.3f", place.own().orElseThrow()),
          place.nearest(),
          form("%.3f", place.distance()));
    }
    page.gap();
    List<String> alone =
        structure.places().stream()
            .filter(place -> place.own().isEmpty())
            .map(place -> structure.labels().get(place.label()) + " to " + place.nearest())
            .toList();
    if (!alone.isEmpty()) {
      page.say(
          "Labels alone in their family, and the family they are nearest to: %s.",
          Markdown.names(alone));
    }
  }
}
