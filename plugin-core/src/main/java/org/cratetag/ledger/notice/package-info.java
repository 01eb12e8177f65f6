/**
 * What servers are still to be told of, in the ledger's database, so that it outlives the program.
 *
 * <p>May use: {@code ledger.database}.
 */
package org.cratetag.ledger.notice;
