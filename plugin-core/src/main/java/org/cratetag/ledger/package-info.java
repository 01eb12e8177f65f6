/**
 * The durable queue and memory: which tracks are known, what is to be done and what was found.
 *
 * <p>May use: {@code api.track}, {@code ledger.database}, {@code ledger.journal}, {@code
 * ledger.node}, {@code ledger.notice}, {@code tags.journal}.
 */
package org.cratetag.ledger;
