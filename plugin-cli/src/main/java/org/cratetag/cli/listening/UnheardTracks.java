package org.cratetag.cli.listening;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.ProgressListener;
import org.cratetag.cli.output.ProgressReporter;
import org.cratetag.run.RunListener;

/** The tracks that a scan could not listen to, told of as they come. */
public final class UnheardTracks {
  private final Output output;
  private final Map<Path, String> reasons = new TreeMap<>();
  private boolean anyFailed;

  public UnheardTracks(Output output) {
    this.output = output;
  }

  /** Why each was not listened to, by path. */
  public Map<Path, String> reasons() {
    return reasons;
  }

  /** Whether any failed, rather than being passed over. */
  public boolean anyFailed() {
    return anyFailed;
  }

  /** Remembers a track that could not be listened to, of which was told otherwise. */
  public void leaveOut(Path path, String reason) {
    reasons.put(path, reason);
  }

  /** What hears of the scan. */
  public RunListener listener(ProgressReporter progress) {
    return new Listener(progress);
  }

  /**
   * What hears of the scan, and of each track that is as it was.
   *
   * @param heard takes what is heard of every track
   */
  public RunListener listener(ProgressReporter progress, BiConsumer<Path, TrackPrediction> heard) {
    return new Listener(progress) {
      @Override
      public boolean wantsUnchanged() {
        return true;
      }

      @Override
      public void heard(TrackOutcome outcome) {
        outcome.findPrediction().ifPresent(found -> heard.accept(outcome.path(), found));
        super.heard(outcome);
      }
    };
  }

  private class Listener extends ProgressListener {
    Listener(ProgressReporter progress) {
      super(output, progress);
    }

    @Override
    public void knownFailure(TrackOutcome.Failed before) {
      heard(before);
    }

    @Override
    public void heard(TrackOutcome outcome) {
      if (outcome instanceof TrackOutcome.Failed failed) {
        anyFailed = true;
        note(failed.path(), failed.reason());
      } else if (outcome instanceof TrackOutcome.Skipped skipped
          && skipped.prediction().isEmpty()) {
        note(skipped.path(), skipped.reason());
      }
    }
  }

  private void note(Path path, String reason) {
    reasons.put(path, reason);
    output.warning("left out: " + path + ": " + reason);
  }
}
