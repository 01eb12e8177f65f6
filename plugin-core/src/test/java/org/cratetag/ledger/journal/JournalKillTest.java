package org.cratetag.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.cratetag.ledger.JournalChild;
import org.cratetag.ledger.Ledger;
import org.cratetag.tags.journal.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the journal has forced is there after a kill, and two processes write beside each other.
 * {@code src/bench/tag-faults kills} kills more often than {@code mvn verify}.
 */
@Timeout(7200)
class JournalKillTest {
  private static final int KILLS = Integer.getInteger("cratetag.kills", 2);
  private static final long SEED = Long.getLong("cratetag.seed", 5);
  private static final int ENDLESS = 1_000_000;
  private static final int LONGEST_NANOS = 30_000_000;

  @TempDir Path home;

  @Test
  void write_byTwoProcesses_bothComeToTheirEnd() throws Exception {
    int changes = 30;
    try (Ledger ledger = JournalChild.open(database())) {
      Process other = JournalChild.start(database(), 8, changes);
      try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.readLine()).isNotNull();
        JournalChild.write(ledger, 7, changes, id -> {});
        assertThat(out.lines().count()).isEqualTo(changes - 1);
        assertThat(other.waitFor()).isZero();
      } finally {
        other.destroyForcibly();
      }
      for (long run : List.of(7L, 8L)) {
        assertThat(ledger.tagJournal().listByRun(run))
            .hasSize(changes)
            .allMatch(entry -> entry.state() == JournalEntry.State.DONE);
      }
    }
  }

  @Test
  void kill_atRandomMoments_losesNothingThatWasForced() throws Exception {
    Random random = new Random(SEED);
    Set<Long> forced = new HashSet<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      Process child = JournalChild.start(database(), 7, ENDLESS);
      try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
        for (int left = 1 + random.nextInt(40); left > 0; left--) {
          forced.add(Long.valueOf(out.readLine()));
        }
        LockSupport.parkNanos(random.nextInt(LONGEST_NANOS));
        // By its handle, which leaves what it has printed to be read.
        child.toHandle().destroyForcibly();
        out.lines().forEach(line -> forced.add(Long.valueOf(line)));
      } finally {
        child.destroyForcibly().waitFor();
      }
      try (Ledger ledger = Ledger.open(database(), Clock.systemUTC())) {
        assertThat(ledger.tagJournal().listByRun(7))
            .as("kill %d, seed %d", kill, SEED)
            .extracting(JournalEntry::id)
            .containsAll(forced);
      }
    }
    System.out.printf("%d kills: %d forced changes, none lost%n", KILLS, forced.size());
  }

  private Path database() {
    return home.resolve("ledger/cratetag.db");
  }
}
