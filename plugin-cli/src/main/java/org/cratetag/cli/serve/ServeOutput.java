package org.cratetag.cli.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Configuration;
import org.cratetag.serve.DaemonListener;
import org.cratetag.serve.Job;

/** What the daemon says on its screen and in {@code logs/runs.log}: runs, and notes between. */
final class ServeOutput implements DaemonListener {
  private final GlobalOptions options;
  private volatile Output notes;
  private volatile Consumer<Configuration> configured = any -> {};

  ServeOutput(GlobalOptions options) {
    this.options = options;
    options.speakAsLog();
    // Which also tells how logs are to be written.
    Workplace.configTree(options);
    this.notes = options.runOutput();
  }

  /** Has something hear of changed configurations, after what is said by this has changed. */
  void whenConfigured(Consumer<Configuration> hearer) {
    configured = hearer;
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

  @Override
  public void configured(Configuration configuration) {
    notes = options.loggedOutput();
    configured.accept(configuration);
  }

  /** Something that went well. */
  void remark(String event, String text) {
    remark(event, Map.of(), text);
  }

  /** The same, with more for programs. */
  void remark(String event, Map<String, ?> more, String text) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("event", event);
    members.putAll(more);
    notes.done(members, DisplayText.of(text));
    options.runLog().ifPresent(log -> log.flush());
  }
}
