package org.cratetag.run;

import java.util.Map;
import java.util.TreeMap;
import org.cratetag.api.track.TrackOutcome;

/** Counts a run's outcomes and passes them on one at a time. */
final class RunProgress {
  /** As {@link TrackOutcome#key} has it. */
  private static final String UNCHANGED = "unchanged";

  private final RunListener listener;
  private final Map<String, Integer> counts = new TreeMap<>();
  private long toDrain;

  RunProgress(RunListener listener) {
    this.listener = listener;
  }

  /** A track was queued, or one that was left over is taken up. */
  synchronized void queued() {
    listener.scanning(++toDrain);
  }

  /** Whether a track is to be worked on. */
  synchronized boolean hasWork() {
    return toDrain > 0;
  }

  synchronized void draining() {
    listener.draining(toDrain);
  }

  synchronized void outcome(TrackOutcome outcome) {
    counts.merge(outcome.key(), 1, Integer::sum);
    if (outcome instanceof TrackOutcome.Skipped left && TrackTask.isTakenBack(left)) {
      listener.takenBack(left);
    } else {
      listener.outcome(outcome);
    }
  }

  synchronized void took(StageClock clock) {
    listener.took(clock.nanos());
  }

  boolean wantsUnchanged() {
    return listener.wantsUnchanged();
  }

  /** So many tracks are as they were, and were not looked at. */
  synchronized void unchanged(int tracks) {
    if (tracks > 0) {
      counts.merge(UNCHANGED, tracks, Integer::sum);
      listener.unchanged(tracks);
    }
  }

  synchronized void warning(String text) {
    listener.warning(text);
  }

  /** A track that failed in an earlier run is left as it is. */
  synchronized void knownFailure(TrackOutcome.Failed before) {
    counts.merge(RunReport.KNOWN_FAILURES, 1, Integer::sum);
    listener.knownFailure(before);
  }

  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }
}
