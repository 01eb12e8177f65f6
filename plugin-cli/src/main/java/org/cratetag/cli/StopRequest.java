package org.cratetag.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C and {@code kill}: the first asks the run to finish the file in hand and stop, the second
 * ends the process at once. A shutdown hook could not tell the two apart.
 */
final class StopRequest implements AutoCloseable {
  private static final String[] SIGNALS = {"INT", "TERM"};

  private final AtomicBoolean requested = new AtomicBoolean();
  private final SignalHandler[] before = new SignalHandler[SIGNALS.length];
  private final Runnable onFirst;
  private final Runnable onSecond;

  private StopRequest(Runnable onFirst, Runnable onSecond) {
    this.onFirst = onFirst;
    this.onSecond = onSecond;
  }

  /**
   * Listens to the signals until it is closed.
   *
   * @param onFirst what to do at the first, besides remembering it; must not block
   */
  static StopRequest listen(Runnable onFirst) {
    StopRequest request =
        new StopRequest(onFirst, () -> Runtime.getRuntime().halt(ExitStatus.INTERRUPTED));
    for (int i = 0; i < SIGNALS.length; i++) {
      try {
        request.before[i] = Signal.handle(new Signal(SIGNALS[i]), signal -> request.signal());
      } catch (IllegalArgumentException taken) {
        // The JVM was started with -Xrs, or the platform has no such signal: it ends us as usual.
      }
    }
    return request;
  }

  /** For tests: without signals. */
  static StopRequest of(Runnable onFirst, Runnable onSecond) {
    return new StopRequest(onFirst, onSecond);
  }

  /** Whether the run shall end soon. */
  boolean isRequested() {
    return requested.get();
  }

  /** A signal has come. */
  void signal() {
    if (requested.compareAndSet(false, true)) {
      onFirst.run();
    } else {
      onSecond.run();
    }
  }

  /** Gives the signals back. */
  @Override
  public void close() {
    for (int i = 0; i < SIGNALS.length; i++) {
      if (before[i] != null) {
        Signal.handle(new Signal(SIGNALS[i]), before[i]);
      }
    }
  }
}
