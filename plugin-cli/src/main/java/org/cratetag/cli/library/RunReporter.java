package org.cratetag.cli.library;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.ProgressListener;
import org.cratetag.cli.output.ProgressReporter;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.run.RunException;
import org.cratetag.run.RunListener;
import org.cratetag.run.RunReport;
import org.cratetag.run.RunRequest;
import org.cratetag.schedule.CancelSignal;

/** Runs a request with progress, results and a summary on the screen. */
final class RunReporter {
  private RunReporter() {}

  /**
   * Runs to the end or to Ctrl-C.
   *
   * @param isStrict whether tracks that failed in earlier runs count as failed
   * @return the exit status
   * @throws WrongUseException when the run cannot start
   */
  static int run(
      Workplace workplace,
      RunRequest request,
      boolean isStrict,
      GlobalOptions options,
      Output output) {
    CancelSignal cancel = new CancelSignal();
    output.words(workplace.engine().words()::written);
    RunReport report;
    try (ProgressReporter progress = options.progress(output, verb(request));
        StopRequest stop =
            StopRequest.listen(
                () -> {
                  cancel.cancel();
                  output.warning("stopping after the tracks in hand; Ctrl-C again ends at once");
                })) {
      report = workplace.engine().runs().run(request, listener(output, progress), cancel);
    } catch (RunException e) {
      throw new WrongUseException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.INTERRUPTED;
    }
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("run", report.runId());
    more.put("seconds", Math.round(report.elapsed().toMillis() / 100.0) / 10.0);
    if (report.cancelled()) {
      more.put("stopped", true);
    }
    int status = output.summary(more);
    if (report.cancelled()) {
      output.remark("Stopped. The same command goes on where it was.");
      return ExitStatus.INTERRUPTED;
    }
    if (request.kind() == RunRequest.Kind.DRY_RUN) {
      output.remark("A dry run: nothing was written.");
    }
    if (request.kind() == RunRequest.Kind.TAG && report.counts().getOrDefault("tagged", 0) > 0) {
      output.remark("To take it back: cratetag undo --run " + report.runId());
    }
    long takenBack = output.counts().takenBack();
    if (takenBack > 0) {
      output.remark(
          (takenBack == 1 ? "1 track was" : takenBack + " tracks were")
              + " passed over, as the tags were taken back; 'cratetag tag --again' writes them");
    }
    long known = output.counts().knownFailures();
    if (known == 0) {
      return status;
    }
    if (isStrict) {
      output.warning(knownFailures(known, request));
      return ExitStatus.SOME_FAILED;
    }
    output.remark(knownFailures(known, request));
    return status;
  }

  private static String knownFailures(long known, RunRequest request) {
    return (known == 1 ? "1 track" : known + " tracks")
        + " failed in earlier runs and "
        + (known == 1 ? "was" : "were")
        + " not tried again; 'cratetag status' says why, 'cratetag "
        + (request.kind() == RunRequest.Kind.SCAN ? "scan" : "tag")
        + " --retry-failed' tries again";
  }

  private static String verb(RunRequest request) {
    return switch (request.kind()) {
      case SCAN -> "Scanning";
      case DRY_RUN -> "Trying";
      case TAG -> "Tagging";
    };
  }

  private static RunListener listener(Output output, ProgressReporter progress) {
    return new ProgressListener(output, progress) {
      @Override
      public void heard(TrackOutcome outcome) {
        output.track(outcome);
      }

      @Override
      public void passedOver(TrackOutcome.Skipped left) {
        output.takenBack(left);
      }

      @Override
      public boolean wantsUnchanged() {
        return output.wantsUnchanged();
      }

      @Override
      public void unchanged(int tracks) {
        output.unchanged(tracks);
      }

      @Override
      public void knownFailure(TrackOutcome.Failed before) {
        output.knownFailure(before);
      }
    };
  }
}
