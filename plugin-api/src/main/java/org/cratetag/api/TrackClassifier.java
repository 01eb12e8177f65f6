package org.cratetag.api;

import java.util.List;
import java.util.OptionalDouble;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.pf4j.ExtensionPoint;

/** Scores a track from its features. Safe for use by several threads. */
public interface TrackClassifier extends ExtensionPoint {
  /** Id and version, for example {@code edm-subgenre/1.0.0}. */
  String pack();

  /** What it says of a track. */
  Task task();

  /** The front-end whose features it takes; of several, the first. */
  FrontEnd frontEnd();

  /** Every front-end whose features it takes, without repeats. */
  default List<FrontEnd> frontEnds() {
    return List.of(frontEnd());
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
   * Scores one track from the features of one front-end.
   *
   * @throws TrackException when the features do not fit, the model gives no probability, or it
   *     takes those of several front-ends
   */
  TrackScores classify(FeatureTensor features) throws TrackException;

  /**
   * Scores one track.
   *
   * @param features one tensor for each of {@link #frontEnds()}, in that order
   * @throws TrackException when the features do not fit or the model gives no probability
   */
  default TrackScores classify(List<FeatureTensor> features) throws TrackException {
    if (features.size() != 1) {
      throw new TrackException(
          Stage.INFERENCE, pack() + " takes 1 tensor, found " + features.size());
    }
    return classify(features.get(0));
  }
}
