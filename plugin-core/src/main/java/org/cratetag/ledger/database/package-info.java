/**
 * The ledger's database: its file, schema and transactions, and what other processes do to it.
 *
 * <p>May use: {@code api.track}, {@code json}. Alone imports: {@code org.h2}, {@code org.flywaydb}.
 */
package org.cratetag.ledger.database;
