package org.cratetag.cli.workplace;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** {@code kill -HUP}: asks a daemon to read its settings anew. */
public final class ReloadSignal implements AutoCloseable {
  private static final String NAME = "HUP";

  private SignalHandler before;

  private ReloadSignal() {}

  /**
   * Listens until it is closed.
   *
   * @param onSignal must not block
   */
  public static ReloadSignal listen(Runnable onSignal) {
    ReloadSignal signal = new ReloadSignal();
    try {
      signal.before = Signal.handle(new Signal(NAME), came -> onSignal.run());
    } catch (IllegalArgumentException taken) {
      // The JVM was started with -Xrs, or the platform has no such signal.
    }
    return signal;
  }

  /** Gives the signal back. */
  @Override
  public void close() {
    if (before != null) {
      Signal.handle(new Signal(NAME), before);
    }
  }
}
