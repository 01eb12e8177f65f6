package org.cratetag.api;

import java.io.IOException;
import java.util.List;
import org.cratetag.api.track.TrackOutcome;
import org.pf4j.ExtensionPoint;

/** Tells a media server, or anything else, which files have new tags. */
public interface ServerNotifier extends ExtensionPoint {
  /** A short name for messages. */
  String name();

  /**
   * Called after tags were written, with a batch of tracks; never in a dry run.
   *
   * @throws IOException when the server cannot be told; the run goes on and says so
   */
  void tagged(List<TrackOutcome.Tagged> tracks) throws IOException;
}
