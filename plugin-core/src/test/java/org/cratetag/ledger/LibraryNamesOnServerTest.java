package org.cratetag.ledger;

import java.nio.file.Path;
import java.util.Map;
import org.cratetag.ledger.database.LedgerPlace;

/** The same on PostgreSQL. */
class LibraryNamesOnServerTest extends LibraryNamesTest {
  private final LedgerPlace.OnServer place = (LedgerPlace.OnServer) PostgresServer.newPlace();

  @Override
  LedgerPlace place(Map<String, Path> libraries) {
    return new LedgerPlace.OnServer(place.url(), place.password(), libraries);
  }
}
