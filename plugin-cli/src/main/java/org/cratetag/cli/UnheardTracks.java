package org.cratetag.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.api.TrackOutcome;
import org.cratetag.run.RunListener;

/** The tracks that a scan could not listen to, told of as they come. */
final class UnheardTracks {
  private final Output output;
  private final Map<Path, String> reasons = new TreeMap<>();
  private boolean anyFailed;

  UnheardTracks(Output output) {
    this.output = output;
  }

  /** Why each was not listened to, by path. */
  Map<Path, String> reasons() {
    return reasons;
  }

  /** Whether any failed, rather than being passed over. */
  boolean anyFailed() {
    return anyFailed;
  }

  /** What hears of the scan. */
  RunListener listener(ProgressReporter progress) {
    return new ProgressListener(output, progress) {
      @Override
      void heard(TrackOutcome outcome) {
        if (outcome instanceof TrackOutcome.Failed failed) {
          anyFailed = true;
          note(failed.path(), failed.reason());
        } else if (outcome instanceof TrackOutcome.Skipped skipped) {
          note(skipped.path(), skipped.reason());
        }
      }
    };
  }

  private void note(Path path, String reason) {
    reasons.put(path, reason);
    output.warning("left out: " + path + ": " + reason);
  }
}
