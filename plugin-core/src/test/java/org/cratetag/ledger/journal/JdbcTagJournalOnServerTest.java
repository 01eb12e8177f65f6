package org.cratetag.ledger.journal;

import org.cratetag.ledger.PostgresServer;
import org.cratetag.ledger.database.LedgerPlace;

/** The same on PostgreSQL. */
class JdbcTagJournalOnServerTest extends JdbcTagJournalTest {
  private final LedgerPlace place = PostgresServer.newPlace();

  @Override
  LedgerPlace place() {
    return place;
  }
}
