package org.cratetag.cli.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TrackScores;
import org.cratetag.cli.text.Percent;
import org.cratetag.feature.EdmStats;
import org.cratetag.inference.PackStore;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.Sureness;
import org.cratetag.pack.Thresholds;
import org.cratetag.pack.json.PackException;
import org.cratetag.run.TrackInspector.Inspection;

/**
 * Why something is said of a track or nothing is, for a person.
 *
 * @param lines sentences
 */
record Explanation(List<String> lines) {
  private static final int GUESSES = 3;
  private static final double STEADY = 0.6;
  private static final double DULL_HZ = 1500;
  private static final double BRIGHT_HZ = 3000;

  /** Index of the mean spectral centroid in {@code edm-stats/1}, as a share of half the rate. */
  private static final int CENTROID = 3;

  private static final double HALF_RATE_HZ = 11_025;

  Explanation {
    lines = List.copyOf(lines);
  }

  /**
   * Explains a track.
   *
   * @param packs whose thresholds are told
   * @param level that was asked for
   */
  static Explanation of(Inspection seen, PackStore packs, Sureness level) {
    List<String> lines = new ArrayList<>();
    lines.add(sound(seen));
    for (TrackScores scores : seen.scores()) {
      if (scores.doubt().isEmpty() && !scores.labels().isEmpty()) {
        lines.add(guesses(scores));
        // What is sure and not said is told as a doubt.
        if (seen.prediction().isSilent() && !scores.labels().get(0).isSure()) {
          whatWouldSayIt(scores, packs, level).ifPresent(lines::add);
        }
      }
    }
    return new Explanation(lines);
  }

  /** Tempo, beat and brightness, which models go by most. */
  private static String sound(Inspection seen) {
    double confidence = seen.tempo().confidence();
    String tempo =
        seen.tempo().bpm() <= 0
            ? "no beat"
            : String.format(
                Locale.ROOT,
                "%.0f BPM with %s beat",
                seen.prediction().bpm().orElse(seen.tempo().bpm()),
                confidence >= STEADY ? "a steady" : "no steady");
    double centroidHz = seen.edmStats().values()[CENTROID] * HALF_RATE_HZ;
    String brightness =
        centroidHz < DULL_HZ
            ? "dark"
            : centroidHz > BRIGHT_HZ ? "bright" : "neither dark nor bright";
    double bandwidth = seen.edmStats().values()[EdmStats.BANDWIDTH_HZ];
    return String.format(
        Locale.ROOT,
        "it has %s, sounds %s (centre at %.1f kHz) and reaches %.0f kHz",
        tempo,
        brightness,
        centroidHz / 1000,
        bandwidth / 1000);
  }

  private static String guesses(TrackScores scores) {
    List<String> best =
        scores.labels().stream()
            .limit(GUESSES)
            .map(score -> score.label() + " " + Percent.of(score.probability()))
            .toList();
    return scores.pack() + " takes it for " + String.join(", ", best);
  }

  private static Optional<String> whatWouldSayIt(
      TrackScores scores, PackStore packs, Sureness level) {
    LabelScore top = scores.labels().get(0);
    Optional<LabelScore> family = scores.families().stream().findFirst();
    try {
      PackManifest manifest = packs.get(scores.pack()).manifest();
      List<Sureness> enough =
          Stream.of(Sureness.values())
              .filter(each -> each.compareTo(level) > 0)
              .filter(
                  each ->
                      top.probability() >= of(manifest, top).at(each)
                          || family.isPresent()
                              && family.get().probability()
                                  >= ofFamily(manifest, family.get()).at(each))
              .toList();
      double needed = of(manifest, top).at(level);
      String first =
          needed > 1
              ? top.label() + " is never said at " + word(level)
              : top.label() + " is said from " + Percent.of(needed) + " at " + word(level);
      return Optional.of(
          enough.isEmpty()
              ? first
              : first + "; --sure " + word(enough.get(0)) + " would say its best guess");
    } catch (PackException plugin) {
      return Optional.empty();
    }
  }

  private static Thresholds of(PackManifest manifest, LabelScore score) {
    return manifest.labels().stream()
        .filter(label -> label.label().equals(score.label()))
        .map(PackLabel::thresholds)
        .findFirst()
        .orElse(Thresholds.NEVER);
  }

  private static Thresholds ofFamily(PackManifest manifest, LabelScore score) {
    return manifest.families().stream()
        .filter(family -> family.label().equals(score.label()))
        .map(PackFamily::thresholds)
        .findFirst()
        .orElse(Thresholds.NEVER);
  }

  private static String word(Sureness level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
