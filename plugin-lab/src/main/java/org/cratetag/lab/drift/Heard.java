package org.cratetag.lab.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.feature.EdmStats;
import org.cratetag.feature.TrackSound;
import org.cratetag.run.TrackInspector.Inspection;

/**
 * What the product hears in one file.
 *
 * @param features the values of {@link EdmStats}, held, not copied
 * @param label most probable label of the first subgenre pack; empty without one
 * @param labelProbability its calibrated probability
 * @param family most probable family of that pack
 * @param said family and subgenre that would be written, the family first
 */
public record Heard(
    float[] features,
    Optional<String> label,
    double labelProbability,
    Optional<String> family,
    List<String> said) {
  /** Copies the list. */
  public Heard {
    said = List.copyOf(said);
  }

  static Heard of(Inspection seen) {
    Optional<TrackScores> pack =
        seen.scores().stream().filter(scores -> scores.task() == Task.SUBGENRE).findFirst();
    Optional<LabelScore> top = pack.flatMap(scores -> scores.labels().stream().findFirst());
    return new Heard(
        seen.edmStats().values(),
        top.map(LabelScore::label),
        top.map(LabelScore::probability).orElse(0.0),
        pack.flatMap(scores -> scores.families().stream().findFirst()).map(LabelScore::label),
        said(seen.prediction()));
  }

  private static List<String> said(TrackPrediction prediction) {
    List<String> said = new ArrayList<>();
    prediction.genre().stream().map(DecidedLabel::label).forEach(said::add);
    prediction.subgenre().stream().map(DecidedLabel::label).forEach(said::add);
    return said;
  }

  /** The tempo in beats a minute; 0 when there is no beat. */
  public double bpm() {
    return sound().tempo().bpm();
  }

  /** The tempo's confidence. */
  public double bpmConfidence() {
    return sound().tempo().confidence();
  }

  /** Where the audio seems to end. */
  public double bandwidthHz() {
    return sound().bandwidthHz();
  }

  private TrackSound sound() {
    return TrackSound.of(features);
  }
}
