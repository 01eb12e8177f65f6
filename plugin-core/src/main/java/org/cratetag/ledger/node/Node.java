package org.cratetag.ledger.node;

import java.time.Instant;
import java.util.Objects;

/**
 * A daemon that shares the ledger.
 *
 * @param host its machine
 * @param pid its process there
 * @param joined when it came
 * @param seen when it was last heard of
 * @param state what it says of itself, as JSON
 * @param inHand tracks that its process works on now
 * @param done tracks that its runs which have ended worked on, whatever came of them
 */
public record Node(
    String host, long pid, Instant joined, Instant seen, String state, long inHand, long done) {
  public Node {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(joined, "joined");
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(state, "state");
  }
}
