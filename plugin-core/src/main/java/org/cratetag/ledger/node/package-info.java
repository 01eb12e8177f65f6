/**
 * Daemons that share a ledger: each says of itself what it does.
 *
 * <p>May use: {@code ledger.database}.
 */
package org.cratetag.ledger.node;
