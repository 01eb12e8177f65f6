package org.cratetag.feature;

import java.util.List;
import org.cratetag.api.FeatureExtractor;

/** The front-ends that come with the program. */
public final class FrontEnds {
  private FrontEnds() {}

  /** An extractor for each. */
  public static List<FeatureExtractor> list() {
    return List.of(
        new EdmStats(),
        new LogMel(),
        new MfccSequence(),
        new SpectrogramImage(),
        new TimbreSequence(),
        new LibrosaStats());
  }

  /** Whether parameters can be read. */
  static boolean accepts(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
