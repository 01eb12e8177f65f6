package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.ledger.database.Compaction;
import org.cratetag.ledger.database.H2File;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commits that are done, and whose answer does not arrive: the database was closed meanwhile. */
@Timeout(60)
class LostAnswerTest {
  @TempDir Path home;

  private boolean losesNext;

  /** Loses the answer to a commit when it is told to. */
  private final class LosingPool extends HikariDataSource {
    private final HikariDataSource pool;

    LosingPool(HikariDataSource pool) {
      this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection real = pool.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                try {
                  Object answer = method.invoke(real, arguments);
                  if (losesNext && method.getName().equals("commit")) {
                    losesNext = false;
                    throw new SQLException("closed", "90121", ErrorCode.DATABASE_IS_CLOSED);
                  }
                  return answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public HikariPoolMXBean getHikariPoolMXBean() {
      return pool.getHikariPoolMXBean();
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  @Test
  void claimWhoseAnswerIsLost_isWorkedOnInTheSameRun() {
    Path database = home.resolve("ledger/ledger");
    Ledger.open(database, Clock.systemUTC()).close();
    H2File file = new H2File(database);
    try (Ledger ledger =
        new Ledger(
            new LosingPool(file.open()),
            new Compaction(file, Compaction.SHORTEST_IN_A_RUN),
            Clock.systemUTC(),
            RetryPolicy.DEFAULT)) {
      Run run = ledger.startRun("tag", new Goal("tag", ""));
      try (LibraryScan scan = ledger.startScan(run, home, false)) {
        for (int i = 0; i < 3; i++) {
          Path path = home.resolve(i + ".mp3");
          scan.enqueue(new AudioFile(path, AudioFormat.MP3, 1, Instant.EPOCH));
        }
      }
      losesNext = true;
      Set<Path> seen = new HashSet<>();
      NextWork next = ledger.next(run, "worker", Duration.ofMinutes(1));
      assertThat(losesNext).as("a commit was lost").isFalse();
      while (next instanceof NextWork.Claimed claimed) {
        Claim claim = claimed.claim();
        assertThat(seen.add(claim.file().path())).isTrue();
        ledger.settle(
            claim,
            new TrackOutcome.Skipped(claim.file().path(), Optional.empty(), "test"),
            claim.file());
        next = ledger.next(run, "worker", Duration.ofMinutes(1));
      }
      assertThat(seen).hasSize(3);
      ledger.finishRun(run, Map.of());
    }
  }
}
