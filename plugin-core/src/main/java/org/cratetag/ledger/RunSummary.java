package org.cratetag.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A run, now or long ago.
 *
 * @param id number of the run
 * @param command what was asked
 * @param goal what it wanted of each track
 * @param started when it started
 * @param finished when it finished; empty while it runs and when it was killed
 * @param running whether its process still lives and has not finished it
 * @param counts tracks by outcome, as the run reported them; empty until it finished
 * @param packs the packs that it heard, the preferred one first; empty where that is not known
 */
public record RunSummary(
    long id,
    String command,
    Goal goal,
    Instant started,
    Optional<Instant> finished,
    boolean running,
    Map<String, Integer> counts,
    List<String> packs) {
  public RunSummary {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(finished, "finished");
    counts = Map.copyOf(counts);
    packs = List.copyOf(packs);
  }
}
