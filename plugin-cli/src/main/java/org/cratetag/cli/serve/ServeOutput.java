package org.cratetag.cli.serve;

import java.util.Map;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.serve.DaemonListener;
import org.cratetag.serve.Job;

/** What the daemon says on its screen and in {@code logs/runs.log}: runs, and notes between. */
final class ServeOutput implements DaemonListener {
  private final GlobalOptions options;
  private final Output notes;

  ServeOutput(GlobalOptions options) {
    this.options = options;
    this.notes = options.runOutput();
  }

  /** What is about to run, if it finds anything to do, is said by what comes back. */
  RunOutput begin(Job job) {
    return new RunOutput(job, options.loggedOutput());
  }

  /** For what no run says. */
  Output output() {
    return notes;
  }

  @Override
  public void begun(Job job) {
    // A run that finds nothing to do is not worth a line.
  }

  @Override
  public void note(String text) {
    notes.warning(text);
  }

  /** Something that went well. */
  void remark(String event, String text) {
    notes.done(Map.of("event", event), DisplayText.of(text));
    options.runLog().ifPresent(log -> log.flush());
  }
}
