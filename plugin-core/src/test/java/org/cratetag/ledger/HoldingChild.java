package org.cratetag.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.ledger.database.LedgerTime;

/**
 * A process that is in the midst of a transaction: it has changed something, says {@code inside},
 * and goes on when it is told a line.
 */
final class HoldingChild {
  private HoldingChild() {}

  /** Argument: database. */
  public static void main(String[] args) {
    try (Database database =
        Database.open(
            new LedgerPlace.InFile(Path.of(args[0]), Map.of()), LedgerTime.of(Clock.systemUTC()))) {
      database.run(
          handle -> {
            handle.execute("INSERT INTO goal (kind, settings) VALUES ('held', '')");
            System.out.println("inside");
            try {
              System.in.read();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    System.out.println("done");
  }
}
