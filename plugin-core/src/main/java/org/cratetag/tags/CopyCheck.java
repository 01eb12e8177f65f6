package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagField;

/** Compares a tagged copy with its original. */
interface CopyCheck {
  /**
   * Compares.
   *
   * @param changed the fields that may differ
   * @param equalTailBytes how many bytes before the ends of both files are known to be equal
   * @throws TrackException with what was lost, added or changed besides
   */
  void verify(Path copy, Set<TagField> changed, long equalTailBytes)
      throws IOException, TrackException;
}
