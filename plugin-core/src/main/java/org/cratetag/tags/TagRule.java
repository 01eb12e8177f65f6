package org.cratetag.tags;

import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;

/** What shall become of the tags that a file has. */
@FunctionalInterface
public interface TagRule {
  /**
   * The fields that shall change, with their new values; no field means that nothing is touched.
   *
   * @param current what the file holds
   * @throws TrackException when the file is to be left alone, with the reason
   */
  TagValues change(TagValues current) throws TrackException;

  /** What was heard, where that is why; for the journal. */
  default Optional<TrackPrediction> heard() {
    return Optional.empty();
  }
}
