package org.cratetag.api;

import java.util.List;
import java.util.OptionalDouble;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;

/** Scores a track from its features. Safe for use by several threads. */
public interface TrackClassifier extends CratetagExtension {
  /** Id and version, for example {@code edm-subgenre/1.0.0}. */
  String pack();

  /** What it says of a track. */
  Task task();

  /** Every front-end whose features it takes, at least one, without repeats. */
  List<FrontEnd> frontEnds();

  /**
   * The part of the track that the features are computed of. All classifiers that want the same
   * share one decoding; another excerpt costs another.
   */
  default Excerpt excerpt() {
    return Excerpt.DEFAULT;
  }

  /**
   * The upper frequency limit in Hz that a track must reach for the scores to be believed; empty
   * when any will do. What is said of audio that ends below, such as a recording sampled at 16 kHz,
   * is shown with that doubt and never written.
   */
  default OptionalDouble leastBandwidthHz() {
    return OptionalDouble.empty();
  }

  /**
   * Scores one track.
   *
   * @param features one tensor for each of {@link #frontEnds()}, in that order
   * @throws TrackException when the features do not fit or the model gives no probability
   */
  TrackScores classify(List<FeatureTensor> features) throws TrackException;
}
