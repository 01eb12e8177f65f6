package org.cratetag.cli.serve;

import java.util.Map;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.run.RunListener;

/** Tells the daemon and its owner the same. */
record BothListeners(RunListener daemon, RunListener owner) implements RunListener {
  @Override
  public void started(long runId) {
    daemon.started(runId);
    owner.started(runId);
  }

  @Override
  public void draining(long tracks) {
    daemon.draining(tracks);
    owner.draining(tracks);
  }

  @Override
  public void outcome(TrackOutcome outcome) {
    daemon.outcome(outcome);
    owner.outcome(outcome);
  }

  @Override
  public void takenBack(TrackOutcome.Skipped left) {
    daemon.takenBack(left);
    owner.takenBack(left);
  }

  @Override
  public void took(Map<Stage, Long> nanos) {
    daemon.took(nanos);
    owner.took(nanos);
  }

  @Override
  public void unchanged(int tracks) {
    daemon.unchanged(tracks);
    owner.unchanged(tracks);
  }

  @Override
  public void knownFailure(TrackOutcome.Failed before) {
    daemon.knownFailure(before);
    owner.knownFailure(before);
  }

  @Override
  public void warning(String message) {
    owner.warning(message);
  }
}
