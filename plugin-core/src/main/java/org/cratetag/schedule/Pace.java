package org.cratetag.schedule;

import java.time.Duration;

/** Says when workers may begin the next item. Asked by several threads. */
public interface Pace {
  /** At once. */
  Pace FREE = () -> Duration.ZERO;

  /** How long to wait before it is asked again; zero when the next item may begin. */
  Duration pause();
}
