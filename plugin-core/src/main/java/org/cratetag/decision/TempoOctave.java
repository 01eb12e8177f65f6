package org.cratetag.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.cratetag.dsp.rhythm.Rhythm;

/**
 * Chooses among a tempo, its half and its double as people count the style that is heard: drum and
 * bass at 174, hip-hop at 88, dubstep at 140.
 *
 * <p>Each style that a pack gives a probability has a density over the logarithm of tempo, a normal
 * one whose middle four fifths are the range in {@code tempo-ranges.tsv}. Their sum, weighted by
 * the probabilities, and a broad density for all music stand for how likely each of the three is.
 * It is weighed by what the onsets tell, see {@link BeatCounting}; where these are not known, the
 * tempo as it was estimated, within [90, 180), counts twice. Labels of packs of electronic music
 * weigh as much as the genre packs say that it is electronic.
 */
public final class TempoOctave {
  private static final double[] AS_ESTIMATED = {1, 2, 1};
  private static final Range ALL_MUSIC = new Range(70, 180);
  private static final String ELECTRONIC = "Electronic";
  private static final Map<String, Range> RANGES = read();

  private final TempoSettings settings;
  private final BeatCounting counting;

  TempoOctave(TempoSettings settings) {
    this(settings, BeatCounting.bundled());
  }

  /** With another model of counting. */
  public TempoOctave(TempoSettings settings, BeatCounting counting) {
    this.settings = settings;
    this.counting = counting;
  }

  /** Of a style, in beats a minute. */
  private record Range(double low, double high) {
    /** Standard normal quantile of 0.9. */
    private static final double TENTH = 1.2816;

    /** Density per octave. */
    double density(double bpm) {
      double middle = (log2(low) + log2(high)) / 2;
      double deviation = (log2(high) - log2(low)) / 2 / TENTH + 0.02;
      double off = (log2(bpm) - middle) / deviation;
      return Math.exp(-off * off / 2) / deviation;
    }

    private static double log2(double value) {
      return Math.log(value) / Math.log(2);
    }
  }

  /**
   * The tempo as it is counted, within the range of the settings.
   *
   * @param folded within [90, 180)
   * @param rhythm empty where it is not known
   */
  public double choose(double folded, Optional<Rhythm> rhythm, List<TrackScores> scores) {
    double electronic = electronic(scores);
    double[] onsets =
        rhythm.map(heard -> counting.probabilities(heard, folded)).orElse(AS_ESTIMATED);
    double best = 0;
    double likeliest = -1;
    for (int octaves : new int[] {0, -1, 1, -2, 2, -3}) {
      double bpm = Math.scalb(folded, octaves);
      if (settings.holds(bpm)) {
        double likelihood = likelihood(bpm, scores, electronic) * counted(octaves, onsets);
        if (likelihood > likeliest) {
          likeliest = likelihood;
          best = bpm;
        }
      }
    }
    return best;
  }

  /** Beyond the three ways, which only a range of the user's asks for, as the nearest of them. */
  private static double counted(int octaves, double[] onsets) {
    int nearest = Math.max(-1, Math.min(1, octaves));
    return onsets[BeatCounting.OCTAVES.indexOf(nearest)];
  }

  private static double likelihood(double bpm, List<TrackScores> scores, double electronic) {
    double sum = ALL_MUSIC.density(bpm);
    for (TrackScores pack : scores) {
      double weight = pack.task() == Task.SUBGENRE ? electronic : 1;
      for (LabelScore label : pack.labels()) {
        Range range = RANGES.get(label.label());
        if (range != null) {
          sum += weight * label.probability() * range.density(bpm);
        }
      }
    }
    return sum;
  }

  /** 1 where no genre pack says whether it is. */
  private static double electronic(List<TrackScores> scores) {
    return scores.stream()
        .filter(pack -> pack.task() == Task.GENRE)
        .flatMap(pack -> pack.labels().stream())
        .filter(label -> label.label().equals(ELECTRONIC))
        .mapToDouble(LabelScore::probability)
        .max()
        .orElse(1);
  }

  private static Map<String, Range> read() {
    Map<String, Range> ranges = new HashMap<>();
    for (String[] row : BeatCounting.rows("tempo-ranges.tsv")) {
      ranges.put(row[0], new Range(Double.parseDouble(row[1]), Double.parseDouble(row[2])));
    }
    return Map.copyOf(ranges);
  }
}
