package org.cratetag.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.TrackOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts a run's outcomes, passes them on one at a time and tells servers in batches. */
final class RunProgress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunProgress.class);
  private static final int BATCH = 200;

  private final RunListener listener;
  private final List<ServerNotifier> notifiers;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<TrackOutcome.Tagged> untold = new ArrayList<>();
  private long toDrain;

  RunProgress(RunListener listener, List<ServerNotifier> notifiers) {
    this.listener = listener;
    this.notifiers = notifiers;
  }

  /** A track was queued, or one that was left over is taken up. */
  synchronized void queued() {
    listener.scanning(++toDrain);
  }

  synchronized void draining() {
    listener.draining(toDrain);
  }

  synchronized void outcome(TrackOutcome outcome) {
    counts.merge(outcome.key(), 1, Integer::sum);
    listener.outcome(outcome);
    if (outcome instanceof TrackOutcome.Tagged tagged && !notifiers.isEmpty()) {
      untold.add(tagged);
      if (untold.size() >= BATCH) {
        tell();
      }
    }
  }

  /** A track that failed in an earlier run is left as it is. */
  synchronized void knownFailure(TrackOutcome.Failed before) {
    counts.merge(RunReport.KNOWN_FAILURES, 1, Integer::sum);
    listener.knownFailure(before);
  }

  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  /** Tells servers of what they do not know yet. */
  @Override
  public synchronized void close() {
    tell();
  }

  private void tell() {
    if (untold.isEmpty()) {
      return;
    }
    List<TrackOutcome.Tagged> batch = List.copyOf(untold);
    untold.clear();
    for (ServerNotifier notifier : notifiers) {
      try {
        notifier.tagged(batch);
      } catch (IOException | RuntimeException | LinkageError e) {
        LOG.warn("a server could not be told", e);
        listener.warning("could not tell " + notifier.name() + ": " + e.getMessage());
      }
    }
  }
}
