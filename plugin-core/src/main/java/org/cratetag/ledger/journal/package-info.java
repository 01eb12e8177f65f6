/**
 * The journal of tag changes, in the ledger's database.
 *
 * <p>May use: {@code json}, {@code ledger.database}, {@code tags.file}, {@code tags.journal}.
 */
package org.cratetag.ledger.journal;
