package org.cratetag.cli.output;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;

/** How a command speaks: to a person or to a program. Safe for use by several threads. */
public sealed interface Output permits HumanOutput, JsonOutput, LoggedOutput, LogOutput {
  /** The run that the next words are of has this number. */
  default void started(long runId) {}

  /** From now on labels are told to people in the user's words; programs get what is heard. */
  default void words(UnaryOperator<TrackPrediction> words) {}

  /** One track's outcome; it is counted. */
  void track(TrackOutcome outcome);

  /** One track's outcome, counted and not told of. */
  default void count(TrackOutcome outcome) {
    counts().add(outcome);
  }

  /** Whether {@link #track} has something to say of a track that is as it was. */
  default boolean wantsUnchanged() {
    return false;
  }

  /** So many tracks are as they were; they are counted. */
  default void unchanged(int tracks) {
    counts().addUnchanged(tracks);
  }

  /** A track that was left alone since somebody took its tags back; it is counted. */
  default void takenBack(TrackOutcome.Skipped left) {
    counts().addTakenBack(left);
  }

  /** A track that failed in an earlier run and was not tried again; it is only counted. */
  default void knownFailure(TrackOutcome.Failed before) {
    counts().addKnownFailure();
  }

  /**
   * The end of a run: the counts of all outcomes.
   *
   * @param more further members of the summary, such as the time it took
   * @return the exit status that the counts ask for
   */
  int summary(Map<String, ?> more);

  /**
   * A result that is no outcome.
   *
   * @param members as {@link JsonLine} takes them, for a program
   * @param text one or more lines, for a person
   */
  void result(Map<String, ?> members, String text);

  /** Something that went well, for which nobody asked by name: {@code --quiet} leaves it out. */
  default void done(Map<String, ?> members, String text) {
    result(members, text);
  }

  /** A remark for a person that a program does not need. */
  void remark(String text);

  /** Something to worry about, on standard error. */
  void warning(String text);

  /** What was counted so far. */
  OutcomeCounts counts();

  /** The streams behind it. */
  Screen screen();
}
