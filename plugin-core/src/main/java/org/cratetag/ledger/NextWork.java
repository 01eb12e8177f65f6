package org.cratetag.ledger;

import java.time.Instant;
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

  /** Nothing now, but a failed track is due again then. */
  record NotBefore(Instant due) implements NextWork {
    /** Checks the value. */
    public NotBefore {
      Objects.requireNonNull(due, "due");
    }
  }

  /** Nothing is left for this worker; others may still have tracks in hand. */
  record Drained() implements NextWork {}
}
