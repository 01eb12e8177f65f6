package org.cratetag.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackScores;

/**
 * Raw model output to calibrated scores, by a pack's manifest. Knows nothing of how the output came
 * about, so that outputs averaged over graphs or windows can be calibrated alike.
 */
public final class ScoreCalibrator {
  /** How far raw probabilities may leave [0, 1] or their sum 1, by rounding in 32-bit floats. */
  private static final double ROUNDING = 1e-3;

  private static final Comparator<LabelScore> MOST_PROBABLE_FIRST =
      Comparator.comparingDouble(LabelScore::probability)
          .reversed()
          .thenComparing(LabelScore::label);

  private final PackManifest manifest;
  private final Sureness sureness;

  /** A calibrator for the pack that speaks when it is sure. */
  public ScoreCalibrator(PackManifest manifest) {
    this(manifest, Sureness.CAREFUL);
  }

  /** A calibrator for the pack that speaks when it is so sure. */
  public ScoreCalibrator(PackManifest manifest, Sureness sureness) {
    this.manifest = manifest;
    this.sureness = sureness;
  }

  /**
   * Calibrates label probabilities.
   *
   * @param raw the model's output, in the order of the manifest's labels
   * @return calibrated, in the same order, with sum 1
   * @throws TrackException when the values are no probabilities
   */
  public double[] calibrate(float[] raw) throws TrackException {
    requireProbabilities(raw);
    double[] probabilities = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      probabilities[i] = Math.max(0, raw[i]);
    }
    return manifest.calibration().apply(probabilities);
  }

  /** Refuses what is no probability, or does not sum to 1. */
  public void requireProbabilities(float[] raw) throws TrackException {
    double sum = 0;
    for (int i = 0; i < raw.length; i++) {
      if (!(raw[i] >= -ROUNDING && raw[i] <= 1 + ROUNDING)) {
        throw new TrackException(
            Stage.INFERENCE,
            "%s gave %s for %s, which is no probability"
                .formatted(manifest.name(), raw[i], manifest.labels().get(i).label()));
      }
      sum += Math.max(0, raw[i]);
    }
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new TrackException(
          Stage.INFERENCE, "%s gave probabilities with the sum %s".formatted(manifest.name(), sum));
    }
  }

  /**
   * Scores with thresholds, most probable first; at {@link Sureness#BOLD}, which says something of
   * every track, what is never said comes last.
   *
   * @param calibrated as {@link #calibrate} gives them
   */
  public TrackScores scores(double[] calibrated) {
    List<LabelScore> labels = new ArrayList<>();
    Map<String, Double> sums = new HashMap<>();
    for (int i = 0; i < calibrated.length; i++) {
      PackLabel label = manifest.labels().get(i);
      double probability = Math.min(1, calibrated[i]);
      labels.add(
          new LabelScore(
              label.label(), label.family(), probability, label.thresholds().at(sureness)));
      sums.merge(label.family(), calibrated[i], Double::sum);
    }
    List<LabelScore> families = new ArrayList<>();
    for (PackFamily family : manifest.families()) {
      String name = family.label();
      double sum = Math.min(1, sums.getOrDefault(name, 0.0));
      double probability = manifest.familyCalibration().apply(name, sum);
      families.add(new LabelScore(name, name, probability, family.thresholds().at(sureness)));
    }
    labels.sort(order());
    families.sort(order());
    return new TrackScores(manifest.name(), manifest.task(), labels, families);
  }

  private Comparator<LabelScore> order() {
    Comparator<LabelScore> sayableFirst = Comparator.comparing(score -> score.threshold() > 1);
    return sureness == Sureness.BOLD
        ? sayableFirst.thenComparing(MOST_PROBABLE_FIRST)
        : MOST_PROBABLE_FIRST;
  }
}
