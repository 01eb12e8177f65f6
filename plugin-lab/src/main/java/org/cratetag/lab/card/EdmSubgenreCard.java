package org.cratetag.lab.card;

import static org.cratetag.lab.card.Markdown.percent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.figure.EvaluationFigures;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.Thresholds;

/**
 * The card of the pack {@code edm-subgenre}: what it is, what it was measured at and how, what it
 * must not be used for.
 *
 * @param manifest of the finished pack
 * @param learner what was trained, in words
 * @param evaluation with all its parts
 */
public record EdmSubgenreCard(PackManifest manifest, String learner, Evaluation evaluation) {
  /**
   * Draws the pictures into the folder, writes the evaluation as JSON beside them and gives the
   * text.
   *
   * @throws IOException when a file cannot be written
   */
  public String write(Path folder) throws IOException {
    Files.createDirectories(folder);
    EvaluationFolder.writeJson(evaluation, folder);
    EvaluationFigures.write(evaluation, folder, false);
    return text();
  }

  /** The card in Markdown. */
  String text() {
    EvaluationText sections = new EvaluationText(evaluation);
    Markdown page = new Markdown().title(manifest.title());
    introduction(page);
    sections.figures(page);
    comparison(page);
    new CeilingText(evaluation).add(page);
    sections.sets(page);
    sections.transfer(page);
    sections.labels(page, thresholds());
    families(page);
    sections.confusion(page);
    sections.structure(page);
    sections.importance(page);
    sections.learningCurve(page);
    data(page);
    return page.raw(limits()).toString();
  }

  private void introduction(Markdown page) {
    page.say(
        "%d labels in %d families from the %d inputs of `%s`. Pack `%s`, licence %s.",
        manifest.labels().size(),
        manifest.families().size(),
        manifest.onlyGraph().input().size(),
        manifest.onlyGraph().frontEnd().key(),
        manifest.name(),
        manifest.licence());
    page.say("Model: %s. Derived features are part of the graph.", learner);
    page.say(
        "Label probabilities are calibrated by a temperature, family probabilities by a logistic"
            + " curve over the sum of their labels', both fitted to scores of tracks that the model"
            + " had not learned from, as were the thresholds.");
    page.say(
        "Made by `%s`. All figures below are in [%s](%s) too.",
        manifest.training().recipe(), EvaluationFolder.JSON, EvaluationFolder.JSON);
  }

  private void comparison(Markdown page) {
    page.section("Beside other work");
    page.head("work", "data", "result", "comparable with ours");
    own(page, "beatport2016Top1", "2016 set, stratified 10-fold", "-");
    page.row(
        "Caparrini et al. 2020, gradient boosting, tuned",
        "2016 set, stratified 10-fold",
        "59.0 % +- 2.6",
        "yes: the same rows, inputs and kind of folds");
    page.row(
        "Schrader et al. 2021, RNN-LSTM on MFCC of the first 30 s",
        "audio of the 2016 set, 80/20",
        "56.3 %; 54 % with a validation set",
        "the same tracks, other inputs, one split");
    page.row(
        "the same, CNN on pictures of spectrograms",
        "audio of the 2016 set, 70/10/20",
        "28 %, best run 45 %",
        "the same tracks, other inputs, one split; 45 % is the best of several runs");
    page.row(
        "linear probe on Discogs-EffNet embeddings",
        "921 full tracks of the 23 labels of 2016, 5-fold",
        "65.4 %",
        "no: other audio, whole tracks, a network that learned from millions of tracks");
    page.row(
        "zero-shot with the 400 styles of Discogs", "the same 921 tracks", "49 %", "no: the same");
    own(page, "beatport2021Top1", "2021 set, 32 labels, stratified 10-fold", "-");
    own(page, "beatport2021ByArtistTop1", "2021 set, 32 labels, artist-grouped 10-fold", "-");
    page.row(
        "Vitos 2021, extra trees, tuned",
        "2021 set, 32 labels, 92 features, 10-fold over its training part",
        "53.6 %",
        "roughly: artists on both sides of its folds, fewer rows to learn from, 21 features that we"
            + " do not serve");
    page.gap();
    page.say(
        "The pooled figures have no published counterpart: labels that Beatport split between the"
            + " years are one label here where the older one names both (Indie Dance with Nu Disco,"
            + " the two Technos of 2021).");
  }

  private void own(Markdown page, String figure, String data, String comparable) {
    if (evaluation.figures().containsKey(figure)) {
      String value = percent(evaluation.figures().get(figure));
      page.row("**this pack's recipe**", data, "**" + value + "**", comparable);
    }
  }

  private Map<String, Thresholds> thresholds() {
    Map<String, Thresholds> thresholds = new LinkedHashMap<>();
    manifest.labels().forEach(label -> thresholds.put(label.label(), label.thresholds()));
    return thresholds;
  }

  private void families(Markdown page) {
    page.say(
        "Never said: no confidence made the label right 85 times in a hundred. Nothing is said below"
            + " the confidence from which nine in ten of all answers are right; at the level balanced,"
            + " a label is right 60 times and all answers 80 times in a hundred. Families, said where"
            + " no label is sure enough:");
    page.head("family", "threshold", "balanced");
    for (PackFamily family : manifest.families()) {
      page.row(
          family.label(),
          EvaluationText.from(family.threshold()),
          EvaluationText.from(family.thresholds().balanced()));
    }
    page.gap();
  }

  private void data(Markdown page) {
    page.section("Data");
    page.head("set", "rows", "licence", "sha256");
    for (DataSet set : manifest.training().data()) {
      page.row(set.name(), set.rows(), set.licence(), "`" + set.sha256() + "`");
    }
    page.gap();
    page.say("Split: %s. Seed %d.", manifest.training().split(), manifest.training().seed());
  }

  private static String limits() {
    return """
        ## Limits

        - House of 2016 holds what Beatport later called Funky House, and several labels of 2016 hold
          what it later called Melodic House & Techno. These labels are the least sure ones.
        - Tracks are from Beatport's top 100 of November 2016 and January 2021. Other music gets an
          EDM label or silence, never a label of its own.
        - The tempo in the sets is Essentia's; the program serves its own. Half of the rows that the
          models learned from have tempi that are off as ours were on one half of the game music on
          which the two were compared; the figures with our own tempo are by the other half. Produced
          dance music has not been compared.
        - Weights of the blend were found anew within the training rows of every fold; the list of
          candidates and the derived features were chosen before, on the same tables.
        - Of audio that ends below the least bandwidth in `pack.json` nothing is said but the tempo.
          Clipping moves labels more than any loss of treble: `src/site/robustness.md` has the figures.
        - The sets are excerpts of two minutes taken anywhere in a track; the program takes the
          central 150 seconds.
        - The 2016 set names no artists: its rows are each a group of their own, and an artist may
          stand on both sides of a fold.
        """;
  }
}
