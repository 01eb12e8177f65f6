package org.cratetag.api;

import org.pf4j.ExtensionPoint;

/** Scores a track from its features. Safe for use by several threads. */
public interface TrackClassifier extends ExtensionPoint {
  /** Id and version, for example {@code edm-subgenre/1.0.0}. */
  String pack();

  /** What it says of a track. */
  Task task();

  /** The front-end whose features it takes. */
  FrontEnd frontEnd();

  /**
   * Scores one track.
   *
   * @throws ClassificationException when the features do not fit or the model gives no probability
   */
  TrackScores classify(FeatureTensor features) throws ClassificationException;
}
