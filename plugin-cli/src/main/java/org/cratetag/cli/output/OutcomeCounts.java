package org.cratetag.cli.output;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.run.RunReport;

/** How many tracks came to which outcome. Safe for use by several threads. */
public final class OutcomeCounts {
  private static final List<String> ALWAYS_SHOWN = List.of("tagged", "unchanged", "skipped");

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<Written, Long> written = new EnumMap<>(Written.class);
  private long takenBack;
  private boolean dry;

  /** Counts one more. */
  public synchronized void add(TrackOutcome outcome) {
    counts.merge(outcome.key(), 1L, Long::sum);
    if (outcome instanceof TrackOutcome.Tagged tagged) {
      written.merge(Written.of(tagged.written()), 1L, Long::sum);
    } else if (outcome instanceof TrackOutcome.Planned planned) {
      written.merge(Written.of(planned.planned()), 1L, Long::sum);
      dry = true;
    }
  }

  /** Counts one more that was left alone since somebody took its tags back. */
  synchronized void addTakenBack(TrackOutcome.Skipped left) {
    add(left);
    takenBack++;
  }

  /** How many were left alone since somebody took their tags back. */
  public synchronized long takenBack() {
    return takenBack;
  }

  /**
   * What was, or would be, written into how many tracks: a genre, a tempo without one, a key or an
   * energy without both, or nothing; or a file beside the track.
   */
  public enum Written {
    GENRE("genre", "genre"),
    BPM_ONLY("bpmOnly", "BPM only"),
    KEY_ONLY("keyOnly", "key or energy only"),
    NEITHER("nothing", "nothing sure"),
    BESIDE("beside", "files beside");

    private final String key;
    private final String word;

    Written(String key, String word) {
      this.key = key;
      this.word = word;
    }

    /** The word for it in JSON. */
    String key() {
      return key;
    }

    private static Written of(TagValues values) {
      if (values.isEmpty()) {
        return BESIDE;
      }
      boolean hasGenre =
          Stream.of(TagField.GENRE, TagField.STYLE, TagField.GROUPING)
              .anyMatch(field -> !values.get(field).isEmpty());
      if (hasGenre || !values.get(TagField.BPM).isEmpty()) {
        return hasGenre ? GENRE : BPM_ONLY;
      }
      boolean hasKey =
          !values.get(TagField.KEY).isEmpty() || !values.get(TagField.ENERGY).isEmpty();
      return hasKey ? KEY_ONLY : NEITHER;
    }
  }

  /** What was written, by kind, without zeros. */
  synchronized Map<Written, Long> written() {
    return new EnumMap<>(written);
  }

  /**
   * The same as a sentence, such as {@code Written: genre 21, BPM only 37.}; empty where nothing
   * was written. A dry run would write it.
   */
  synchronized String writtenText() {
    return written.isEmpty()
        ? ""
        : written.entrySet().stream()
            .map(entry -> entry.getKey().word + " " + entry.getValue())
            .collect(Collectors.joining(", ", dry ? "Would write: " : "Written: ", "."));
  }

  /** Counts so many more that are as they were. */
  synchronized void addUnchanged(int tracks) {
    counts.merge("unchanged", (long) tracks, Long::sum);
  }

  /** Counts one more that failed in an earlier run and was not tried again. */
  synchronized void addKnownFailure() {
    counts.merge(RunReport.KNOWN_FAILURES, 1L, Long::sum);
  }

  /** How many failed in earlier runs and were not tried again. */
  public long knownFailures() {
    return get(RunReport.KNOWN_FAILURES);
  }

  /** The word for a count in a sentence such as {@code 3 tagged, 1 failed before}. */
  public static String word(String key) {
    return key.equals(RunReport.KNOWN_FAILURES) ? "failed before" : key;
  }

  /** How many had this outcome. */
  synchronized long get(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /**
   * All counts, zeros among them, in the usual order; {@code analysed} and {@code planned} only
   * when there was one.
   */
  synchronized Map<String, Long> all() {
    Map<String, Long> all = new LinkedHashMap<>();
    for (String outcome : List.of("analysed", "planned")) {
      if (get(outcome) > 0) {
        all.put(outcome, get(outcome));
      }
    }
    ALWAYS_SHOWN.forEach(outcome -> all.put(outcome, get(outcome)));
    for (String outcome : List.of("failed", RunReport.KNOWN_FAILURES)) {
      all.put(outcome, get(outcome));
    }
    return all;
  }

  /** How many tracks there were. */
  synchronized long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** {@link ExitStatus#SOME_FAILED} when there was a new failure, else {@link ExitStatus#OK}. */
  int exitStatus() {
    return get("failed") > 0 ? ExitStatus.SOME_FAILED : ExitStatus.OK;
  }
}
