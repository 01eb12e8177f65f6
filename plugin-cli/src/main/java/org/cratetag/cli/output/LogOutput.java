package org.cratetag.cli.output;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.config.values.LogSettings;

/** For programs that gather logs: each thing that is said becomes the members of an object. */
public final class LogOutput implements Output {
  private final Sink sink;
  private final Screen screen;
  private final OutcomeCounts counts = new OutcomeCounts();

  /** Takes what is said. */
  interface Sink {
    /** One thing, with how much it matters. */
    void add(LogSettings.Level level, Map<String, ?> members);
  }

  LogOutput(Sink sink, Screen screen) {
    this.sink = sink;
    this.screen = screen;
  }

  /**
   * One that writes lines of JSON as messages.
   *
   * @param least what matters less is left out
   */
  public static LogOutput toMessages(Screen screen, LogSettings.Level least) {
    return new LogOutput(
        (level, members) -> {
          if (level.compareTo(least) <= 0) {
            screen.message(line(Instant.now(), level, members));
          }
        },
        screen);
  }

  /** One object: when, how much it matters, and what. */
  static String line(Instant time, LogSettings.Level level, Map<String, ?> members) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("time", time);
    all.put("level", level.name().toLowerCase(Locale.ROOT));
    all.put("process", ProcessHandle.current().pid());
    all.putAll(members);
    return JsonLine.of(all);
  }

  @Override
  public void started(long runId) {
    say(LogSettings.Level.INFO, "run", Map.of("run", runId));
  }

  @Override
  public void track(TrackOutcome outcome) {
    counts.add(outcome);
    boolean isFailure = outcome instanceof TrackOutcome.Failed;
    say(
        isFailure ? LogSettings.Level.ERROR : LogSettings.Level.INFO,
        "track",
        OutcomeJson.of(outcome));
  }

  @Override
  public int summary(Map<String, ?> more) {
    Map<String, Object> members = new LinkedHashMap<>(counts.all());
    members.putAll(more);
    say(LogSettings.Level.INFO, "summary", members);
    return counts.exitStatus();
  }

  @Override
  public void result(Map<String, ?> members, String text) {
    Map<String, Object> all = new LinkedHashMap<>(members);
    all.putIfAbsent("message", text);
    say(LogSettings.Level.INFO, "result", all);
  }

  @Override
  public void remark(String text) {
    say(LogSettings.Level.INFO, "remark", Map.of("message", text));
  }

  @Override
  public void warning(String text) {
    say(LogSettings.Level.WARN, "warning", Map.of("message", text));
  }

  private void say(LogSettings.Level level, String event, Map<String, ?> members) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("event", event);
    all.putAll(members);
    sink.add(level, all);
  }

  @Override
  public OutcomeCounts counts() {
    return counts;
  }

  @Override
  public Screen screen() {
    return screen;
  }
}
