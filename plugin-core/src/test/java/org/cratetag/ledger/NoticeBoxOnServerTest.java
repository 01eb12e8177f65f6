package org.cratetag.ledger;

import org.cratetag.ledger.database.LedgerPlace;

/** The same on PostgreSQL. */
class NoticeBoxOnServerTest extends NoticeBoxTest {
  private final LedgerPlace place = PostgresServer.newPlace();

  @Override
  LedgerPlace place() {
    return place;
  }
}
