package org.cratetag.cli.output;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.config.values.LogSettings.Level;

/** Says everything to the user and, as for a person who wants all of it, to a {@link RunLog}. */
public final class LoggedOutput implements Output {
  private final Output visible;
  private final RunLog log;
  private final Output forPeople;
  private final Output forPrograms;

  /** With what the user sees and hears. */
  public LoggedOutput(Output visible, RunLog log) {
    this.visible = visible;
    this.log = log;
    Screen screen = log.screen();
    this.forPeople = new HumanOutput(screen, false, false, false);
    this.forPrograms = new LogOutput(log::add, screen);
  }

  private Output logged() {
    return log.isJson() ? forPrograms : forPeople;
  }

  @Override
  public void started(long runId) {
    visible.started(runId);
    if (log.isJson()) {
      forPrograms.started(runId);
    } else {
      log.add("run " + runId + " begins");
    }
  }

  @Override
  public void words(UnaryOperator<TrackPrediction> words) {
    visible.words(words);
    forPeople.words(words);
  }

  @Override
  public boolean wantsUnchanged() {
    return visible.wantsUnchanged();
  }

  @Override
  public void unchanged(int tracks) {
    visible.unchanged(tracks);
    logged().unchanged(tracks);
  }

  @Override
  public void track(TrackOutcome outcome) {
    visible.track(outcome);
    boolean isFailure = outcome instanceof TrackOutcome.Failed;
    log.at(isFailure ? Level.ERROR : Level.INFO, () -> logged().track(outcome));
  }

  @Override
  public void count(TrackOutcome outcome) {
    visible.count(outcome);
    logged().count(outcome);
  }

  @Override
  public void takenBack(TrackOutcome.Skipped left) {
    visible.takenBack(left);
    logged().takenBack(left);
  }

  @Override
  public void knownFailure(TrackOutcome.Failed before) {
    visible.knownFailure(before);
    logged().knownFailure(before);
  }

  @Override
  public int summary(Map<String, ?> more) {
    logged().summary(more);
    log.flush();
    return visible.summary(more);
  }

  @Override
  public void result(Map<String, ?> members, String text) {
    visible.result(members, text);
    logged().result(members, text);
  }

  @Override
  public void done(Map<String, ?> members, String text) {
    visible.done(members, text);
    logged().done(members, text);
  }

  @Override
  public void remark(String text) {
    visible.remark(text);
    logged().remark(text);
  }

  @Override
  public void warning(String text) {
    visible.warning(text);
    log.at(Level.WARN, () -> logged().warning(text));
  }

  @Override
  public OutcomeCounts counts() {
    return visible.counts();
  }

  @Override
  public Screen screen() {
    return visible.screen();
  }
}
