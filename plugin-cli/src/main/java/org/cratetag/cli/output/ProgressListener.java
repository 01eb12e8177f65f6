package org.cratetag.cli.output;

import org.cratetag.api.track.TrackOutcome;
import org.cratetag.run.RunListener;

/** Hears of a run, shows how far it is and passes warnings on; what becomes of outcomes is left. */
public abstract class ProgressListener implements RunListener {
  private final Output output;
  private final ProgressReporter progress;
  private long done;

  public ProgressListener(Output output, ProgressReporter progress) {
    this.output = output;
    this.progress = progress;
  }

  /** A track's way has ended. */
  public abstract void heard(TrackOutcome outcome);

  @Override
  public final void started(long runId) {
    output.started(runId);
  }

  @Override
  public final void scanning(long files) {
    progress.total(files);
  }

  @Override
  public final void draining(long tracks) {
    progress.total(tracks);
    progress.done(0);
    done = 0;
  }

  @Override
  public final void outcome(TrackOutcome outcome) {
    heard(outcome);
    progress.done(++done);
  }

  /** A track that was left alone since somebody took its tags back. */
  public void passedOver(TrackOutcome.Skipped left) {
    heard(left);
  }

  @Override
  public final void takenBack(TrackOutcome.Skipped left) {
    passedOver(left);
    progress.done(++done);
  }

  @Override
  public final void warning(String message) {
    output.warning(message);
  }
}
