package org.cratetag.train.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.LabelScore;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.RocAuc;

/**
 * What a finished pack says of tracks, as the program runs it.
 *
 * @param accuracy without threshold
 * @param auc mean area under the curve of each label against the rest
 * @param coverage share of tracks of which something is said
 * @param precision share of those that are right; 1 where nothing is said
 * @param medianMillis of judging one track's features
 */
public record Verdicts(
    Accuracy accuracy, double auc, double coverage, double precision, double medianMillis) {
  /**
   * Judges tracks by their clips.
   *
   * @param listeners a member of the pack for each of its front-ends
   * @param clips at least one
   */
  static Verdicts of(
      OnnxClassifier classifier, List<PackMember> listeners, List<String> labels, List<Clip> clips)
      throws TrackException {
    TrackClips tracks = TrackClips.of(clips);
    int[] targets = tracks.targets();
    float[][] scores = new float[targets.length][labels.size()];
    double[] millis = new double[targets.length];
    int said = 0;
    int right = 0;
    for (int i = 0; i < scores.length; i++) {
      List<FeatureTensor> features = new ArrayList<>();
      for (PackMember listener : listeners) {
        features.add(tracks.features(i, listener::features));
      }
      long start = System.nanoTime();
      List<LabelScore> verdict = classifier.classify(features).labels();
      millis[i] = (System.nanoTime() - start) / 1e6;
      for (LabelScore score : verdict) {
        scores[i][labels.indexOf(score.label())] = (float) score.probability();
      }
      LabelScore top = verdict.get(0);
      said += top.isSure() ? 1 : 0;
      right += top.isSure() && top.label().equals(labels.get(targets[i])) ? 1 : 0;
    }
    Arrays.sort(millis);
    return new Verdicts(
        Accuracy.of(scores, targets),
        RocAuc.of(scores, targets).macro(),
        (double) said / scores.length,
        said == 0 ? 1 : (double) right / said,
        millis[millis.length / 2]);
  }

  /** The figures by name, rounded; those of time are left out, since they differ by machine. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("testAccuracy", accuracy.top1());
    metrics.put("testTop3", accuracy.top3());
    metrics.put("testMacroF1", accuracy.macroF1());
    metrics.put("testAuc", auc);
    metrics.put("testSpokenCoverage", coverage);
    metrics.put("testSpokenPrecision", precision);
    metrics.replaceAll((name, value) -> Math.round(value * 1e4) / 1e4);
    return metrics;
  }
}
