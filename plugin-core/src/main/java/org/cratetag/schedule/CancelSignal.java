package org.cratetag.schedule;

import java.util.concurrent.CountDownLatch;

/** Says, once and for good, that a run should end soon. Safe for use by several threads. */
public final class CancelSignal {
  private final CountDownLatch cancelled = new CountDownLatch(1);

  /** Asks for the end. Calling it again changes nothing. */
  public void cancel() {
    cancelled.countDown();
  }

  /** Whether the end was asked for. */
  public boolean isCancelled() {
    return cancelled.getCount() == 0;
  }
}
