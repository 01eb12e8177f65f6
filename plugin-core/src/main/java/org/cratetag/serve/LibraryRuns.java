package org.cratetag.serve;

import java.time.Instant;
import java.util.Optional;
import org.cratetag.config.Configuration;
import org.cratetag.run.RunException;
import org.cratetag.run.RunListener;
import org.cratetag.run.RunReport;
import org.cratetag.schedule.CancelSignal;
import org.cratetag.schedule.Pace;

/** Runs over libraries, with all that they need open as long as that is worth it. */
public interface LibraryRuns {
  /**
   * Runs to the end or until the signal is given.
   *
   * @param configuration that the job is from
   * @throws RunException when the run cannot be done
   */
  RunReport run(
      Job job, Configuration configuration, RunListener listener, CancelSignal cancel, Pace pace)
      throws RunException, InterruptedException;

  /**
   * Tells servers again what they could not be told, and looks what they show, as far as that is
   * due.
   *
   * @return when something is due next
   * @throws RunException when it cannot be done now
   */
  default Optional<Instant> tellServers(Configuration configuration) throws RunException {
    return Optional.empty();
  }

  /** Gives back memory and children that the next run would need: there is none for a while. */
  void release();
}
