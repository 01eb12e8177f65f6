package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.ledger.database.LedgerTime;
import org.cratetag.ledger.database.LosingDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commits that are done, and whose answer does not arrive. */
@Timeout(60)
class LostAnswerTest {
  @TempDir Path home;

  @Test
  void claimWhoseAnswerIsLost_isWorkedOnInTheSameRun() {
    LosingDatabase database =
        new LosingDatabase(
            new LedgerPlace.InFile(home.resolve("cratetag.db"), Map.of()),
            LedgerTime.of(Clock.systemUTC()));
    try (Ledger ledger = new Ledger(database, Map.of(), RetryPolicy.DEFAULT)) {
      Run run = ledger.startRun("tag", new Goal("tag", ""));
      try (LibraryScan scan = ledger.startScan(run, home, false)) {
        for (int i = 0; i < 3; i++) {
          Path path = home.resolve(i + ".mp3");
          scan.enqueue(new AudioFile(path, AudioFormat.MP3, 1, Instant.EPOCH));
        }
      }
      database.loseNext();
      Set<Path> seen = new HashSet<>();
      NextWork next = ledger.next(run, "worker", Duration.ofMinutes(1));
      assertThat(database.losesNext()).as("a commit was lost").isFalse();
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
