package org.cratetag.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackPrediction;

/**
 * What the ledger knows of a track under one kind of goal.
 *
 * @param id number of the track
 * @param file the file as it was last seen, or as we left it
 * @param missing whether the last scan of its folder no longer found it
 * @param goal what was wanted
 * @param state where that stands
 * @param attempts how often it failed
 * @param outcome what came of it, for example {@code tagged}; empty until it is done or skipped
 * @param stage where it failed
 * @param reason why it failed or was skipped
 * @param prediction what was heard
 * @param changed when this last changed
 */
public record TrackEntry(
    long id,
    AudioFile file,
    boolean missing,
    Goal goal,
    State state,
    int attempts,
    Optional<String> outcome,
    Optional<Stage> stage,
    Optional<String> reason,
    Optional<TrackPrediction> prediction,
    Instant changed) {
  public TrackEntry {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(prediction, "prediction");
    Objects.requireNonNull(changed, "changed");
  }
}
