package org.cratetag.lab.genre;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.Sureness;
import org.cratetag.train.clips.GtzanMel;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.WorldTrial;

/**
 * How a genre pack does.
 *
 * @param trials what the whole program says of judged tracks, by level and set
 * @param metrics of the pack, by name
 */
record GenreFigures(Map<Sureness, Map<String, WorldTrial>> trials, Map<String, Double> metrics) {
  /** Of tracks that the pack's head did not learn from. */
  static GenreFigures of(List<JudgedTrack> tracks, PackManifest manifest) {
    Map<Sureness, Map<String, WorldTrial>> trials = new EnumMap<>(Sureness.class);
    Map<String, Double> metrics = new TreeMap<>();
    for (Sureness level : Sureness.values()) {
      Map<String, WorldTrial> bySet = GenreCalibration.trials(tracks, manifest, level);
      trials.put(level, bySet);
      bySet.forEach((set, of) -> put(metrics, set, level, of.all()));
    }
    return new GenreFigures(trials, metrics);
  }

  private static void put(
      Map<String, Double> metrics, String set, Sureness level, WorldTrial.Counts counts) {
    String name = set.replaceAll("\\W", "") + level.name().charAt(0);
    name += level.name().substring(1).toLowerCase(Locale.ROOT);
    metrics.put(name + "Right", rounded(counts.rightShare()));
    metrics.put(name + "Wrong", rounded(counts.wrongShare()));
  }

  /**
   * Adds how many of GTZAN's test part are right, among its ten genres, as others have it, and
   * among all labels.
   *
   * @param said probabilities of {@link GenreLabels#ALL}, by clip
   */
  void putGtzan(List<GenreClip> test, List<float[]> said) {
    int right = 0;
    int rightOfAll = 0;
    for (int i = 0; i < test.size(); i++) {
      float[] ofTen = said.get(i).clone();
      for (int label = 0; label < ofTen.length; label++) {
        ofTen[label] = GtzanMel.labels().contains(GenreLabels.ALL.get(label)) ? ofTen[label] : -1;
      }
      right += test.get(i).right()[Accuracy.top(ofTen)] > 0 ? 1 : 0;
      rightOfAll += test.get(i).right()[Accuracy.top(said.get(i))] > 0 ? 1 : 0;
    }
    metrics.put("gtzanTestOfTen", rounded((double) right / test.size()));
    metrics.put("gtzanTestOfAll", rounded((double) rightOfAll / test.size()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
