package org.cratetag.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.cratetag.config.Configuration;

/**
 * The daemon as it was when it last looked what is to be done.
 *
 * @param configuration that is in use
 * @param state what it does
 * @param isPaused whether somebody has asked it to rest
 * @param wrong what is wrong with a configuration that is not in use therefore; empty for nothing
 * @param looked when each library was last looked through by the schedule, by name
 * @param told how many files others have told of that no run has looked at
 * @param seen when that was, as {@link System#nanoTime} has it
 */
public record DaemonView(
    Configuration configuration,
    DaemonState state,
    boolean isPaused,
    String wrong,
    Map<String, Instant> looked,
    int told,
    long seen) {
  public DaemonView {
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(state, "state");
    looked = Map.copyOf(looked);
  }

  /** How long ago that was. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - seen);
  }
}
