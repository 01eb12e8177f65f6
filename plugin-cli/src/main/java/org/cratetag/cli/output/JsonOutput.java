package org.cratetag.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.cli.text.DisplayText;

/** One JSON object a line on standard output, and nothing else there. */
public final class JsonOutput implements Output {
  private final Screen screen;
  private final Consumer<String> warnings;
  private final OutcomeCounts counts = new OutcomeCounts();

  public JsonOutput(Screen screen) {
    this(screen, text -> screen.message("cratetag: " + DisplayText.of(text)));
  }

  /**
   * The same.
   *
   * @param warnings takes what there is to worry about
   */
  public JsonOutput(Screen screen, Consumer<String> warnings) {
    this.screen = screen;
    this.warnings = warnings;
  }

  @Override
  public boolean wantsUnchanged() {
    return true;
  }

  @Override
  public void track(TrackOutcome outcome) {
    counts.add(outcome);
    screen.result(JsonLine.of(OutcomeJson.of(outcome)));
  }

  @Override
  public void takenBack(TrackOutcome.Skipped left) {
    counts.addTakenBack(left);
    screen.result(JsonLine.of(OutcomeJson.of(left)));
  }

  @Override
  public int summary(Map<String, ?> more) {
    Map<String, Object> members = new LinkedHashMap<>(counts.all());
    if (!counts.written().isEmpty()) {
      Map<String, Object> written = new LinkedHashMap<>();
      counts.written().forEach((what, tracks) -> written.put(what.key(), tracks));
      members.put("written", written);
    }
    members.putAll(more);
    screen.result(JsonLine.of(Map.of("summary", members)));
    return counts.exitStatus();
  }

  @Override
  public void result(Map<String, ?> members, String text) {
    screen.result(JsonLine.of(members));
  }

  @Override
  public void remark(String text) {
    // A program needs none.
  }

  @Override
  public void warning(String text) {
    warnings.accept(text);
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
