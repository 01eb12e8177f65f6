package org.cratetag.lab.musicnn;

import java.util.List;
import java.util.Locale;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackManifest;

/** The card of the pack, in Markdown. */
final class MusicnnGenreCard {
  private static final String TEXT =
      """
      # %s

      %d labels from `musicnn/1`, which the base MusiCNN computes: `cratetag models install musicnn`. Pack `%s`, licence %s.

      Of the 1556 values of a track it takes the 50 tag probabilities, as logits, and the 753 mean-pooled inner features: a multinomial logistic regression over each, %.1f and %.1f of the mean, tells AllMusic's 21 genres apart, of which %d are told and the rest are `Other`, which is never said. A clip of several genres belongs to each of them in part. A third regression, over the tags, divides Pop/Rock into Rock, Pop and Metal; where it cannot, the family Pop Rock is said. The first guess's probability, by a temperature of %.2f, says how often it is one of the clip's genres.

      The regression over the tags learned from both sets, a clip of GTZAN counting %.1f; the one over inner features from allmusic-450; the division from GTZAN.

      %s
      Made by `%s`.

      ## Figures

      A guess is right when it is one of the genres that AllMusic's editors give to the clip. Every clip was judged by heads that learned from no clip of its artist: 5 folds by artist, in 4 divisions. At the level careful a genre is said from where %.0f of 100 are right, and from %.1f; at balanced from where %.0f are, and from %.1f; at bold the first guess is. One for which there is no such place, or too few clips to know, is not said carefully. Thresholds for a fold were set by the other folds, the pack's own by all; the temperature by all folds. Classical, of which AllMusic's half has three clips, has its threshold from GTZAN's test part.

      | measure | value |
      |---|---|
      | right, of the clips of a genre that is told | %.3f |
      | share of these that can be said with 0.90 right | %.3f |
      | the same with 0.93 right | %.3f |
      | careful, balanced, bold: share of all clips of which something is said | %.3f, %.3f, %.3f |
      | right of what is said | %.3f, %.3f, %.3f |
      | electronic clips of which another genre is said | %.3f, %.3f, %.3f |
      | fault-filtered GTZAN, test part, by the tags alone, nine genres (Rock, Pop and Metal as one): right | %.3f |
      | the same: share of which something is said | %.3f |
      | the same: right of what is said | %.3f |
      | the same, Rock, Pop and Metal among each other: right | %.3f |

      ## Genres

      With the pack's own thresholds, means over the divisions.

      | genre | careful from | balanced from | clips | said carefully | right |
      |---|---|---|---|---|---|
      %s
      ## Not known

      Electronic is said from %.1f, at the level balanced from %.1f, by no figure: AllMusic's electronic clips are half pop, and dance music is hardly among them. Of the seven tracks with a beat that `cratetag demo` makes, it is the first guess of all, at 0.74 to 0.97.

      AllMusic's Pop/Rock does not say which clips are Rock, Pop or Metal: the division was judged on GTZAN alone. Both sets are excerpts of 30 s; a track is heard in 12 patches of 3 s of its middle 150 s. Speech and sounds that are no music were no part of the sets.
      """;

  private MusicnnGenreCard() {}

  static String text(PackManifest manifest, List<GenreFigures.OfGroup> groups) {
    StringBuilder rows = new StringBuilder();
    for (GenreFigures.OfGroup group : groups) {
      rows.append(
          form(
              "| %s | %s | %s | %.0f | %.1f | %.1f |\n",
              group.group(),
              from(group.thresholds().careful()),
              from(group.thresholds().balanced()),
              group.clips(),
              group.said(),
              group.right()));
    }
    StringBuilder sets = new StringBuilder();
    for (DataSet set : manifest.training().data()) {
      sets.append(
          form(
              "- %s: %d clips; %s; SHA-256 `%s`\n",
              set.name(), set.rows(), set.licence(), set.sha256()));
    }
    return form(
        TEXT,
        manifest.title(),
        manifest.labels().size(),
        manifest.name(),
        manifest.licence(),
        GenreHead.TAGS_SHARE,
        1 - GenreHead.TAGS_SHARE,
        Genres.TOLD,
        manifest.metrics().get("temperature"),
        GenreHead.GTZAN_WEIGHT,
        sets,
        manifest.training().recipe(),
        100 * GroupThresholds.RIGHT,
        GroupThresholds.LEAST,
        100 * GroupThresholds.BALANCED_RIGHT,
        GroupThresholds.BALANCED_LEAST,
        manifest.metrics().get("right"),
        manifest.metrics().get("coverageAt90"),
        manifest.metrics().get("coverageAt93"),
        manifest.metrics().get("coverageCareful"),
        manifest.metrics().get("coverageBalanced"),
        manifest.metrics().get("coverageBold"),
        manifest.metrics().get("precisionCareful"),
        manifest.metrics().get("precisionBalanced"),
        manifest.metrics().get("precisionBold"),
        manifest.metrics().get("electronicSaidWrongCareful"),
        manifest.metrics().get("electronicSaidWrongBalanced"),
        manifest.metrics().get("electronicSaidWrongBold"),
        manifest.metrics().get("gtzanRightByTags"),
        manifest.metrics().get("gtzanCoverageByTags"),
        manifest.metrics().get("gtzanPrecisionByTags"),
        manifest.metrics().get("gtzanRockPopMetal"),
        rows,
        GroupThresholds.ELECTRONIC.careful(),
        GroupThresholds.ELECTRONIC.balanced());
  }

  private static String from(double threshold) {
    return threshold > 1 ? "never" : form("%.2f", threshold);
  }

  private static String form(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
