package org.cratetag.ledger.database;

/** A database that gives up after its first wait. */
public final class ImpatientDatabase extends LosingDatabase {
  /** Over one that is patient. */
  public ImpatientDatabase(LedgerPlace place, LedgerTime time) {
    super(place, time);
  }

  @Override
  long patienceMillis() {
    return 0;
  }
}
