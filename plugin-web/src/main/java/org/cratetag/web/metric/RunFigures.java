package org.cratetag.web.metric;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.run.RunListener;

/** Counts what runs and hooks did since the daemon began. Safe for use by several threads. */
public final class RunFigures implements RunListener {
  private static final List<String> OUTCOMES =
      List.of("tagged", "unchanged", "skipped", "failed", "known_failure");
  private static final Map<Stage, String> STAGES =
      Map.of(
          Stage.DECODE, "decode",
          Stage.FEATURE, "features",
          Stage.INFERENCE, "inference",
          Stage.TAGS, "write");

  private final Map<String, LongAdder> tracks = new LinkedHashMap<>();
  private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);
  private final Map<String, LongAdder> told = new LinkedHashMap<>();
  private final LongAdder runs = new LongAdder();

  public RunFigures() {
    OUTCOMES.forEach(outcome -> tracks.put(outcome, new LongAdder()));
    STAGES.keySet().forEach(stage -> nanos.put(stage, new LongAdder()));
    List.of("accepted", "ignored").forEach(result -> told.put(result, new LongAdder()));
  }

  @Override
  public void started(long runId) {
    runs.increment();
  }

  @Override
  public void outcome(TrackOutcome outcome) {
    LongAdder count = tracks.get(outcome.key());
    if (count != null) {
      count.increment();
    }
  }

  @Override
  public void unchanged(int count) {
    tracks.get("unchanged").add(count);
  }

  @Override
  public void knownFailure(TrackOutcome.Failed before) {
    tracks.get("known_failure").increment();
  }

  @Override
  public void took(Map<Stage, Long> stages) {
    stages.forEach(
        (stage, time) -> {
          LongAdder sum = nanos.get(stage);
          if (sum != null) {
            sum.add(time);
          }
        });
  }

  /** Somebody told of files. */
  public void told(int accepted, int ignored) {
    told.get("accepted").add(accepted);
    told.get("ignored").add(ignored);
  }

  /** Tracks by outcome. */
  Map<String, LongAdder> tracks() {
    return tracks;
  }

  /** Nanoseconds by the name of a stage. */
  Map<String, LongAdder> stages() {
    Map<String, LongAdder> stages = new LinkedHashMap<>();
    nanos.forEach((stage, time) -> stages.put(STAGES.get(stage), time));
    return stages;
  }

  /** Paths of hooks by what became of them. */
  Map<String, LongAdder> told() {
    return told;
  }

  /** Runs that began. */
  LongAdder runs() {
    return runs;
  }
}
