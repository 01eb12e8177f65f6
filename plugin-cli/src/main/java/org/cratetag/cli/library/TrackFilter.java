package org.cratetag.cli.library;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.decision.LabelMap;
import org.cratetag.ledger.TrackEntry;

/**
 * Which tracks are wanted.
 *
 * @param outcomes any of these; none for all but tracks that are no longer there
 * @param label a genre, subgenre or family that was heard; the case does not matter
 * @param words the user's for labels, which {@code label} may also be one of
 * @param reason what the reason contains; the case does not matter
 */
record TrackFilter(
    Set<String> outcomes, Optional<String> label, Optional<String> reason, LabelMap words) {
  /** What {@link #outcome} gives. */
  static final List<String> OUTCOMES =
      List.of(
          "analysed", "planned", "tagged", "unchanged", "skipped", "failed", "waiting", "missing");

  TrackFilter {
    outcomes = Set.copyOf(outcomes);
    for (String outcome : outcomes) {
      if (!OUTCOMES.contains(outcome)) {
        throw new WrongUseException(
            "there is no outcome '" + outcome + "'; there are " + String.join(", ", OUTCOMES));
      }
    }
  }

  /** What came of a track in the end, in one word. */
  static String outcome(TrackEntry entry) {
    if (entry.missing()) {
      return "missing";
    }
    return switch (entry.state()) {
      case QUEUED, CLAIMED -> "waiting";
      case FAILED, GIVEN_UP -> "failed";
      case DONE, SKIPPED -> entry.outcome().orElse("unchanged");
    };
  }

  /**
   * What is to be shown of a track.
   *
   * @param entries what is known of it under each kind of goal, what changed last first
   * @return the first that fits
   */
  Optional<TrackEntry> find(List<TrackEntry> entries) {
    return entries.stream().filter(this::fits).findFirst();
  }

  private boolean fits(TrackEntry entry) {
    String outcome = outcome(entry);
    return (outcomes.isEmpty() ? !outcome.equals("missing") : outcomes.contains(outcome))
        && reason.stream().allMatch(part -> entry.reason().stream().anyMatch(contains(part)))
        && label.stream()
            .allMatch(
                wanted ->
                    entry.prediction().stream()
                        .flatMap(heard -> Stream.of(heard, words.written(heard)))
                        .flatMap(TrackFilter::labels)
                        .anyMatch(said -> said.equalsIgnoreCase(wanted)));
  }

  private static Predicate<String> contains(String part) {
    return text -> text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static Stream<String> labels(TrackPrediction heard) {
    return Stream.concat(heard.genre().stream(), heard.subgenre().stream())
        .flatMap(said -> Stream.concat(Stream.of(said.label()), said.family().stream()));
  }
}
