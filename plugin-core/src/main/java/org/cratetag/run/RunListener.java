package org.cratetag.run;

import java.util.Map;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;

/** Hears of a run's progress. Called by several threads, one call at a time. */
public interface RunListener {
  /** Hears nothing. */
  RunListener SILENT = new RunListener() {};

  /** The run has begun and has this number. */
  default void started(long runId) {}

  /** So many audio files were found so far. */
  default void scanning(long files) {}

  /** The scan is over; so many tracks are to be worked on. */
  default void draining(long tracks) {}

  /** What the stages of a track's way took, in nanoseconds; told of failed ones, too. */
  default void took(Map<Stage, Long> nanos) {}

  /** A track's way has ended. */
  default void outcome(TrackOutcome outcome) {}

  /**
   * A track that is left alone since somebody took its tags back. That is said of it each time, so
   * a listener may pass over it in silence; otherwise it is an outcome as any other.
   */
  default void takenBack(TrackOutcome.Skipped left) {
    outcome(left);
  }

  /**
   * Whether {@link #outcome} is to hear of each track that is as it was, with what was heard of it;
   * else {@link #unchanged} tells their number, which costs less.
   */
  default boolean wantsUnchanged() {
    return false;
  }

  /** So many tracks are as they were: nothing was to be done. */
  default void unchanged(int tracks) {}

  /**
   * A track that failed in an earlier run and was not tried again: neither it nor the settings have
   * changed since. It is no outcome of this run.
   */
  default void knownFailure(TrackOutcome.Failed before) {}

  /** Something a user should know that concerns no single track, for example a server not told. */
  default void warning(String message) {}
}
