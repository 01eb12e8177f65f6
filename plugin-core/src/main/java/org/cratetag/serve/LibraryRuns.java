package org.cratetag.serve;

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

  /** Gives back memory and children that the next run would need: there is none for a while. */
  void release();
}
