/**
 * The ledger's database, an SQLite file or a PostgreSQL server: how it is opened, its schema and
 * transactions, how paths are written in it, and which processes have it open.
 *
 * <p>May use: {@code api.track}, {@code json}, {@code natives}. Alone imports: {@code org.sqlite},
 * {@code org.flywaydb}.
 */
package org.cratetag.ledger.database;
