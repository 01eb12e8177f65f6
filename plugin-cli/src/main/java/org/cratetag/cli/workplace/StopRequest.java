package org.cratetag.cli.workplace;

import java.util.concurrent.atomic.AtomicBoolean;
import org.cratetag.cli.output.ExitStatus;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C and {@code kill}: the first asks the run to finish the file in hand and stop, the second
 * ends the process at once. A shutdown hook could not tell the two apart.
 */
public final class StopRequest implements AutoCloseable {
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
  public static StopRequest listen(Runnable onFirst) {
    StopRequest request =
        new StopRequest(onFirst, () -> Runtime.getRuntime().halt(ExitStatus.INTERRUPTED));
    request.handle(signal -> request.signal());
    return request;
  }

  /**
   * Leaves what to do to another process of the same terminal, which gets Ctrl-C by itself; {@code
   * kill} is passed on.
   */
  public static StopRequest passOn(Process other) {
    StopRequest request = new StopRequest(() -> {}, () -> {});
    request.handle(
        signal -> {
          if (signal.getName().equals("TERM")) {
            other.destroy();
          }
        });
    return request;
  }

  private void handle(SignalHandler handler) {
    for (int i = 0; i < SIGNALS.length; i++) {
      try {
        before[i] = Signal.handle(new Signal(SIGNALS[i]), handler);
      } catch (IllegalArgumentException taken) {
        // The JVM was started with -Xrs, or the platform has no such signal: it ends us as usual.
      }
    }
  }

  /** For tests: without signals. */
  static StopRequest of(Runnable onFirst, Runnable onSecond) {
    return new StopRequest(onFirst, onSecond);
  }

  /** Whether the run shall end soon. */
  public boolean isRequested() {
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
