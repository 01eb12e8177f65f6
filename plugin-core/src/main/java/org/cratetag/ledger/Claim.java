package org.cratetag.ledger;

import java.time.Instant;
import java.util.Objects;
import org.cratetag.api.track.AudioFile;

/**
 * A worker's right to work on a track until its lease ends.
 *
 * @param workId the piece of work
 * @param number counts the claims of this piece of work; a later claim takes the right away
 * @param file the file as the last scan found it; look at it again before work begins
 * @param goal what is wanted
 * @param attempt 1 for the first try, counting failures only
 * @param until when the lease ends
 */
public record Claim(
    long workId, int number, AudioFile file, Goal goal, int attempt, Instant until) {
  public Claim {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(until, "until");
  }
}
