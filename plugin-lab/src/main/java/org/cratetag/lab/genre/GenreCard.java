package org.cratetag.lab.genre;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.Sureness;
import org.cratetag.pack.Thresholds;
import org.cratetag.train.evaluate.WorldTrial;

/**
 * The card of a genre pack.
 *
 * @param trials what the whole program says of tracks that the head did not learn from, by level
 *     and set
 * @param made how it hears and what it learned, a paragraph
 * @param untaught what was not taught with the tracks of the trials
 * @param end further chapters
 */
record GenreCard(
    Map<Sureness, Map<String, WorldTrial>> trials, String made, String untaught, String end) {
  String text(PackManifest manifest) {
    StringBuilder page = new StringBuilder();
    line(page, "# %s", manifest.title());
    line(
        page,
        """

        Pack `%s`, licence %s. %d labels from `%s`.

        %s
        Made by `%s`.
        """,
        manifest.name(),
        manifest.licence(),
        manifest.labels().size(),
        manifest.frontEnds().get(0).id(),
        made,
        manifest.training().recipe());
    line(page, "## Data\n\n| set | clips | licence |\n|---|--:|---|");
    for (DataSet set : manifest.training().data()) {
      line(page, "| %s | %d | %s |", set.name(), set.rows(), set.licence());
    }
    line(
        page,
        """

        ## In the world

        What the whole program says, with the pack of electronic music and the gate, of tracks by artists \
        and from games that %s (%s). Right: the genre, a part of it, or what \
        it is a part of.
        """,
        untaught,
        manifest.training().split());
    line(page, "| set | level | tracks | right | wrong | silent |\n|---|---|--:|--:|--:|--:|");
    trials.forEach(
        (level, sets) ->
            sets.forEach(
                (set, trial) -> {
                  WorldTrial.Counts all = trial.all();
                  line(
                      page,
                      "| %s | %s | %d | %.1f %% | %.1f %% | %.1f %% |",
                      set,
                      name(level),
                      all.tracks(),
                      100 * all.rightShare(),
                      100 * all.wrongShare(),
                      100 * all.silentShare());
                }));
    byLabel(page);
    line(page, "\n## Figures\n\n| measure | value |\n|---|--:|");
    manifest.metrics().forEach((name, value) -> line(page, "| %s | %.4f |", name, value));
    line(
        page,
        "\n## Said from\n\nCalibrated probabilities by level.\n\n| label | careful | balanced |\n"
            + "|---|--:|--:|");
    for (PackLabel label : manifest.labels()) {
      threshold(page, label.label(), label.thresholds());
    }
    for (PackFamily family : manifest.families()) {
      boolean isAlone =
          manifest.labels().stream().anyMatch(label -> label.label().equals(family.label()));
      if (!isAlone) {
        threshold(page, family.label() + " (family)", family.thresholds());
      }
    }
    page.append(end);
    return page.toString();
  }

  /** How often each label is said, and how often rightly, by what was said last. */
  private void byLabel(StringBuilder page) {
    Map<String, int[]> counts = new TreeMap<>();
    for (WorldTrial trial : trials.get(Sureness.CAREFUL).values()) {
      for (WorldTrial.Track track : trial.tracks()) {
        if (track.verdict() != WorldTrial.Verdict.SILENT) {
          List<String> said = track.said();
          int[] both = counts.computeIfAbsent(said.get(said.size() - 1), label -> new int[2]);
          both[0]++;
          both[1] += track.verdict() == WorldTrial.Verdict.WRONG ? 0 : 1;
        }
      }
    }
    line(
        page,
        "\nOf these tracks, at the level careful:\n\n| said | times | right |\n|---|--:|--:|");
    counts.forEach((label, both) -> line(page, "| %s | %d | %d |", label, both[0], both[1]));
  }

  private static void threshold(StringBuilder page, String name, Thresholds thresholds) {
    line(
        page,
        "| %s | %s | %s |",
        name,
        saidFrom(thresholds.careful()),
        saidFrom(thresholds.balanced()));
  }

  private static String saidFrom(double threshold) {
    return threshold > 1 ? "never" : String.format(Locale.ROOT, "%.2f", threshold);
  }

  private static String name(Sureness level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static void line(StringBuilder page, String form, Object... values) {
    page.append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
