package org.cratetag.lab.genre;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.decision.Decider;
import org.cratetag.decision.DecisionSettings;
import org.cratetag.decision.ElectronicMusic;
import org.cratetag.dsp.rhythm.Tempo;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.ScoreCalibrator;
import org.cratetag.pack.Sureness;
import org.cratetag.pack.Thresholds;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.evaluate.WorldTrial;

/**
 * Temperature and thresholds of the genre pack, by tracks that its heads did not learn from: such
 * that of all that the whole program says, the pack of electronic music and the gate included,
 * enough is right, and hardly less in any set of tracks.
 *
 * @param temperature of the label probabilities
 * @param labels with thresholds
 * @param families with thresholds
 */
record GenreCalibration(
    Calibration.Temperature temperature, List<PackLabel> labels, List<PackFamily> families) {
  /** Wanted share of right answers, of all and of each label, at the two measured levels. */
  private static final double[] OVERALL = {0.90, 0.80};

  private static final double[] EACH = {0.82, 0.70};

  /** How much less of all it may be in a set: a few answers more or less decide it there. */
  private static final double LESS_IN_A_SET = 0.01;

  /** Fewest answers of a label that is said at all. */
  private static final int SUPPORT = 4;

  private static final int STEPS = 100;

  /** Makes a manifest of these. */
  interface Draft {
    PackManifest of(GenreCalibration calibration);
  }

  /** Fits all. */
  static GenreCalibration fit(List<JudgedTrack> tracks, Draft draft) {
    Calibration.Temperature temperature = temperature(tracks);
    Map<String, double[]> own = ownThresholds(tracks, temperature);
    double[] common = new double[OVERALL.length];
    for (int level = 0; level < common.length; level++) {
      common[level] = common(tracks, draft, temperature, own, level);
    }
    common[1] = Math.min(common[0], common[1]);
    return of(temperature, own, common);
  }

  private static GenreCalibration of(
      Calibration.Temperature temperature, Map<String, double[]> own, double[] common) {
    List<PackLabel> labels = new ArrayList<>();
    for (String label : GenreLabels.ALL) {
      labels.add(
          new PackLabel(
              label, GenreLabels.family(label), thresholds(label, own.get(label), common)));
    }
    List<PackFamily> families =
        GenreLabels.ALL.stream()
            .map(GenreLabels::family)
            .distinct()
            .map(name -> new PackFamily(name, thresholds(name, own.get("family " + name), common)))
            .toList();
    return new GenreCalibration(temperature, labels, families);
  }

  private static Thresholds thresholds(String name, double[] own, double[] common) {
    if (name.equals(GenreLabels.OTHER)) {
      return Thresholds.NEVER;
    }
    double careful = Math.max(own[0], common[0]);
    return new Thresholds(careful, Math.min(careful, Math.max(own[1], common[1])), 0);
  }

  /**
   * The least at which enough of what the whole says is right, of all the sets together and in
   * each. Where the pack of electronic music knows nothing of a set, the whole is this pack alone.
   */
  private static double common(
      List<JudgedTrack> tracks,
      Draft draft,
      Calibration.Temperature temperature,
      Map<String, double[]> own,
      int level) {
    Sureness sureness = level == 0 ? Sureness.CAREFUL : Sureness.BALANCED;
    for (int step = STEPS / 4; step < STEPS; step++) {
      double least = (double) step / STEPS;
      // Of levels that are not looked at, nothing is asked but that they fall.
      double[] both =
          level == 0 ? new double[] {least, 0} : new double[] {ThresholdChoice.NEVER, least};
      PackManifest manifest = draft.of(of(temperature, own, both));
      Map<String, WorldTrial> trials = trials(tracks, manifest, sureness);
      double inSet = OVERALL[level] - LESS_IN_A_SET;
      WorldTrial together =
          new WorldTrial(
              trials.values().stream().flatMap(trial -> trial.tracks().stream()).toList());
      if (isEnough(together.all(), OVERALL[level])
          && trials.values().stream().allMatch(trial -> isEnough(trial.all(), inSet))) {
        return least;
      }
    }
    return ThresholdChoice.NEVER;
  }

  private static boolean isEnough(WorldTrial.Counts counts, double wanted) {
    int said = counts.tracks() - counts.silent();
    return said - counts.wrong() >= wanted * said;
  }

  /** What the whole program says of the tracks, by set. */
  static Map<String, WorldTrial> trials(
      List<JudgedTrack> tracks, PackManifest manifest, Sureness sureness) {
    ScoreCalibrator calibrator = new ScoreCalibrator(manifest, sureness);
    Taxonomy taxonomy = Taxonomy.bundled();
    Decider decider =
        new Decider(
            taxonomy,
            new DecisionSettings(
                0, DecisionSettings.DEFAULT_TEMPO_CONFIDENCE, ElectronicMusic.HEARD));
    WorldTrial.Judge judge = new WorldTrial.Judge(taxonomy);
    Map<String, List<WorldTrial.Track>> bySet = new TreeMap<>();
    for (JudgedTrack track : tracks) {
      try {
        TrackScores genre = calibrator.scores(calibrator.calibrate(track.raw()));
        List<TrackScores> scores = Stream.concat(track.edm().stream(), Stream.of(genre)).toList();
        TrackPrediction prediction = decider.decide(scores, Tempo.NONE);
        bySet
            .computeIfAbsent(track.set(), set -> new ArrayList<>())
            .add(judge.judge(track.name(), track.kinds(), prediction));
      } catch (TrackException e) {
        throw new IllegalStateException("a head gave no probabilities", e);
      }
    }
    Map<String, WorldTrial> trials = new TreeMap<>();
    bySet.forEach((set, all) -> trials.put(set, new WorldTrial(all)));
    return trials;
  }

  /** Each label's and family's own, at both levels. */
  private static Map<String, double[]> ownThresholds(
      List<JudgedTrack> tracks, Calibration.Temperature temperature) {
    Map<String, List<ThresholdChoice.Answer>> answers = new TreeMap<>();
    for (JudgedTrack track : tracks) {
      double[] p = temperature.apply(doubles(track.raw()));
      int top = top(p);
      boolean isRight = track.right()[top] > 0;
      answers
          .computeIfAbsent(GenreLabels.ALL.get(top), label -> new ArrayList<>())
          .add(new ThresholdChoice.Answer(p[top], isRight));
      Map<String, Double> sums = new TreeMap<>();
      Map<String, Boolean> rights = new TreeMap<>();
      for (int label = 0; label < p.length; label++) {
        String family = GenreLabels.family(GenreLabels.ALL.get(label));
        sums.merge(family, p[label], Double::sum);
        rights.merge(family, track.right()[label] > 0, Boolean::logicalOr);
      }
      String family =
          sums.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      answers
          .computeIfAbsent("family " + family, name -> new ArrayList<>())
          .add(new ThresholdChoice.Answer(Math.min(1, sums.get(family)), rights.get(family)));
    }
    Map<String, double[]> thresholds = new TreeMap<>();
    for (String label : GenreLabels.ALL) {
      for (String name : List.of(label, "family " + GenreLabels.family(label))) {
        List<ThresholdChoice.Answer> given = answers.getOrDefault(name, List.of());
        double careful = new ThresholdChoice(EACH[0], SUPPORT).choose(given);
        double balanced = new ThresholdChoice(EACH[1], SUPPORT).choose(given);
        thresholds.put(name, new double[] {careful, Math.min(careful, balanced)});
      }
    }
    return thresholds;
  }

  /** The temperature with the least mean {@code -log(sum of the right labels' probabilities)}. */
  private static Calibration.Temperature temperature(List<JudgedTrack> tracks) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step <= STEPS; step++) {
      double each = 0.3 * Math.pow(10, (double) step / STEPS);
      Calibration.Temperature temperature = new Calibration.Temperature(each);
      double loss = 0;
      for (JudgedTrack track : tracks) {
        double[] p = temperature.apply(doubles(track.raw()));
        double among = 1e-9;
        for (int label = 0; label < p.length; label++) {
          among += track.right()[label] * p[label];
        }
        loss -= Math.log(among);
      }
      if (loss < least) {
        least = loss;
        best = each;
      }
    }
    return new Calibration.Temperature(Math.round(best * 1e3) / 1e3);
  }

  private static int top(double[] p) {
    int top = 0;
    for (int label = 1; label < p.length; label++) {
      top = p[label] > p[top] ? label : top;
    }
    return top;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = Math.max(values[i], 1e-12);
    }
    return doubles;
  }
}
