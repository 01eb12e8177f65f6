package org.cratetag.cli.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.library.FolderSource;
import org.cratetag.run.RunListener;
import org.cratetag.run.RunReport;
import org.cratetag.serve.Job;

/** What one run says. Nothing, when it finds nothing to do. */
final class RunOutput implements RunListener {
  private final Job job;
  private final Output output;
  private boolean hasSpoken;
  private long runId;

  RunOutput(Job job, Output output) {
    this.job = job;
    this.output = output;
  }

  @Override
  public void started(long newRunId) {
    runId = newRunId;
  }

  @Override
  public void outcome(TrackOutcome outcome) {
    boolean passing =
        outcome instanceof TrackOutcome.Skipped skipped
            && skipped.reason().equals(FolderSource.STILL_WRITTEN);
    if (passing) {
      return;
    }
    // What was left alone before is left alone again at each look.
    boolean isNews =
        outcome instanceof TrackOutcome.Tagged || outcome instanceof TrackOutcome.Failed;
    if (isNews || job.why() == Job.Why.CHANGE) {
      speak();
      output.track(outcome);
    } else {
      output.count(outcome);
    }
  }

  @Override
  public void takenBack(TrackOutcome.Skipped left) {
    output.count(left);
  }

  private void speak() {
    if (!hasSpoken) {
      hasSpoken = true;
      output.started(runId);
      output.remark(
          DisplayText.of(
              "Run " + runId + ": " + job.library().name() + ", because of " + job.why().words()));
    }
  }

  @Override
  public void unchanged(int tracks) {
    output.unchanged(tracks);
  }

  @Override
  public void knownFailure(TrackOutcome.Failed before) {
    output.knownFailure(before);
  }

  @Override
  public void warning(String message) {
    output.warning(message);
  }

  void end(RunReport report) {
    if (!hasSpoken) {
      return;
    }
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("run", report.runId());
    more.put("library", job.library().name());
    more.put("seconds", Math.round(report.elapsed().toMillis() / 100.0) / 10.0);
    if (report.cancelled()) {
      more.put("stopped", true);
    }
    output.summary(more);
  }
}
