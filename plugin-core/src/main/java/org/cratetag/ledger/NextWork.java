package org.cratetag.ledger;

import java.time.Duration;
import java.util.Objects;

/** What a worker that asks for work is told. */
public sealed interface NextWork {
  /** Here is a track. */
  record Claimed(Claim claim) implements NextWork {
    /** Checks the value. */
    public Claimed {
      Objects.requireNonNull(claim, "claim");
    }
  }

  /**
   * Nothing now, but a failed track is due again.
   *
   * @param pause until then, by the ledger's clock, which need not be this machine's
   */
  record NotBefore(Duration pause) implements NextWork {
    /** Checks the value. */
    public NotBefore {
      Objects.requireNonNull(pause, "pause");
    }
  }

  /** Nothing is left for this worker; others may still have tracks in hand. */
  record Drained() implements NextWork {}
}
