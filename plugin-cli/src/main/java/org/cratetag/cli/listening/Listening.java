package org.cratetag.cli.listening;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.ProgressReporter;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.run.RunListener;
import org.cratetag.run.RunReport;
import org.cratetag.run.RunRequest;
import org.cratetag.schedule.CancelSignal;

/**
 * Listens to music for a command that makes something else of what is heard.
 *
 * @param options of every command
 * @param output where a stop is told of
 * @param command as lists of runs name it
 */
public record Listening(GlobalOptions options, Output output, String command) {
  /**
   * Scans what is new, with progress, to the end or to Ctrl-C.
   *
   * @param roots files and folders
   * @param listener of the run, over its progress
   * @return false when it was stopped
   * @throws RunException when a root or a pack cannot be used
   */
  public boolean scan(
      Engine engine, List<Path> roots, Function<ProgressReporter, RunListener> listener)
      throws RunException {
    return run(engine, RunRequest.Kind.SCAN, roots, RunRequest.Retry.NOTHING, listener);
  }

  /**
   * Goes through all tracks and says what would be written of each, also of those whose tags were
   * taken back, with nothing written. What was heard before is not listened to again.
   *
   * @param roots files and folders
   * @param listener of the run, over its progress
   * @return false when it was stopped
   * @throws RunException when a root or a pack cannot be used
   */
  public boolean tryAll(
      Engine engine, List<Path> roots, Function<ProgressReporter, RunListener> listener)
      throws RunException {
    return run(engine, RunRequest.Kind.DRY_RUN, roots, RunRequest.Retry.UNDONE, listener);
  }

  private boolean run(
      Engine engine,
      RunRequest.Kind kind,
      List<Path> roots,
      RunRequest.Retry retry,
      Function<ProgressReporter, RunListener> listener)
      throws RunException {
    CancelSignal cancel = new CancelSignal();
    RunRequest request = new RunRequest(kind, roots, command, retry);
    try (ProgressReporter progress = options.progress(output, "Listening");
        StopRequest stop =
            StopRequest.listen(
                () -> {
                  cancel.cancel();
                  output.warning("stopping after the tracks in hand; Ctrl-C again ends at once");
                })) {
      RunReport report = engine.runs().run(request, listener.apply(progress), cancel);
      if (report.cancelled()) {
        output.remark("Stopped. The same command goes on where it was.");
      }
      return !report.cancelled();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
