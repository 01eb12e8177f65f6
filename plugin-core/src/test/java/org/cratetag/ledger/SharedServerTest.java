package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.ledger.database.LedgerTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Machines at one server: their clocks, their silence, their paths. */
@Timeout(120)
class SharedServerTest {
  private static final Path ROOT = LedgerFixture.ROOT;
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final LedgerPlace place = PostgresServer.newPlace();
  private Database database;
  private Ledger slow;
  private Ledger fast;

  @BeforeEach
  void open() {
    database = Database.open(place, LedgerTime.OF_DATABASE);
    slow = Ledger.open(place, clockThatIsOffBy(Duration.ofDays(-1)));
    fast = Ledger.open(place, clockThatIsOffBy(Duration.ofDays(1)));
  }

  private static Clock clockThatIsOffBy(Duration offset) {
    return Clock.offset(Clock.fixed(Instant.now(), ZoneOffset.UTC), offset);
  }

  @AfterEach
  void close() {
    slow.close();
    fast.close();
    database.close();
  }

  private static Run run(Ledger ledger, int files) {
    Run run = ledger.startRun("tag", SharingChild.GOAL);
    try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
      for (int i = 0; i < files; i++) {
        scan.enqueue(LedgerChild.file(ROOT, i));
      }
    }
    return run;
  }

  private static Claim claim(Ledger ledger, Run run) {
    return ((NextWork.Claimed) ledger.next(run, "w", LEASE)).claim();
  }

  private static boolean settle(Ledger ledger, Claim claim) {
    return ledger.settle(
        claim,
        new TrackOutcome.Analysed(claim.file().path(), LedgerFixture.PREDICTION, 5),
        claim.file());
  }

  private void silence(String whose) {
    database.run(
        handle -> handle.execute("UPDATE process SET seen_ms = seen_ms - 1000000 WHERE " + whose));
  }

  @Test
  void clocksADayApart_leasesHoldAndRetriesComeSoon() {
    Run atSlow = run(slow, 2);
    Claim one = claim(slow, atSlow);
    Run atFast = run(fast, 2);
    Claim two = claim(fast, atFast);
    assertThat(two.workId()).isNotEqualTo(one.workId());
    assertThat(fast.next(atFast, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
    assertThat(settle(fast, two)).isTrue();
    assertThat(slow.fail(one, Stage.DECODE, "time limit", true)).isEqualTo(State.FAILED);
    assertThat(slow.next(atSlow, "w", LEASE))
        .isInstanceOfSatisfying(
            NextWork.NotBefore.class,
            later -> assertThat(later.pause()).isBetween(Duration.ZERO, Duration.ofSeconds(2)));
  }

  @Test
  void machineThatIsSilent_losesWhatItHasInHandAndFindsOut() {
    Run atSlow = run(slow, 1);
    Claim late = claim(slow, atSlow);
    Run atFast = run(fast, 1);
    assertThat(fast.next(atFast, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
    silence("id = (SELECT MIN(id) FROM process)");
    Claim taken = claim(fast, atFast);
    assertThat(taken.workId()).isEqualTo(late.workId());
    assertThat(fast.listRuns(9)).extracting(RunSummary::running).containsExactly(true, false);
    assertThat(settle(slow, late)).isFalse();
    assertThat(settle(fast, taken)).isTrue();
    assertThat(slow.next(atSlow, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
  }

  @Test
  void pathsWithoutALibrary_areThoseOfTheMachineThatWroteThem() {
    Run run = run(slow, 1);
    slow.tagJournal().prepare(run.id(), ROOT.resolve("a"), ROOT.resolve(".cratetag-a"));
    database.run(handle -> handle.execute("UPDATE process SET host = 'another machine'"));
    silence("TRUE");
    assertThat(fast.tagJournal().listUnfinished()).isEmpty();
    assertThat(fast.tagJournal().listPreparedFolders()).isEmpty();
    database.run(handle -> handle.execute("UPDATE journal SET path = '@m/a', temporary = '@m/b'"));
    database.run(handle -> handle.execute("UPDATE journal_folder SET folder = '@m/'"));
    Map<String, Path> libraries = Map.of("m", Path.of("/mnt/m"));
    LedgerPlace.OnServer server = (LedgerPlace.OnServer) place;
    try (Ledger named =
        Ledger.open(
            new LedgerPlace.OnServer(server.url(), server.password(), libraries),
            Clock.systemUTC())) {
      assertThat(named.tagJournal().listUnfinished())
          .singleElement()
          .satisfies(change -> assertThat(change.path()).isEqualTo(Path.of("/mnt/m/a")));
      assertThat(named.tagJournal().listPreparedFolders()).hasSize(1);
    }
  }

  @Test
  void entryOfAMachineThatCameBack_isNotAbandonedByOthers() {
    Run run = run(slow, 1);
    long entry = slow.tagJournal().prepare(run.id(), ROOT.resolve("a"), ROOT.resolve(".t"));
    silence("TRUE");
    assertThat(fast.tagJournal().listUnfinished()).hasSize(1);
    database.run(handle -> handle.execute("UPDATE process SET closed_ms = NULL"));
    fast.tagJournal().abandon(entry);
    assertThat(entries()).isEqualTo(1);
    slow.tagJournal().abandon(entry);
    assertThat(entries()).isZero();
  }

  private long entries() {
    return database.read(
        handle -> handle.createQuery("SELECT COUNT(*) FROM journal").mapTo(Long.class).one());
  }

  @Test
  void connections_commitToTheDiskAndLetGoOfWhatASleeperHolds() {
    for (Map.Entry<String, String> setting :
        Map.of(
                "synchronous_commit", "on",
                "idle_in_transaction_session_timeout", "20s",
                "lock_timeout", "40s")
            .entrySet()) {
      assertThat(
              database.<String>call(
                  h -> h.createQuery("SHOW " + setting.getKey()).mapTo(String.class).one()))
          .as(setting.getKey())
          .isEqualTo(setting.getValue());
    }
  }

  @Test
  void firstStartsAtOnce_makeOneLedger() {
    LedgerPlace empty = PostgresServer.newEmptyPlace();
    List<CompletableFuture<Void>> starts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      starts.add(
          CompletableFuture.runAsync(
              () -> {
                try (Ledger ledger = Ledger.open(empty, Clock.systemUTC())) {
                  ledger.finishRun(ledger.startRun("tag", SharingChild.GOAL), Map.of());
                }
              }));
    }
    starts.forEach(CompletableFuture::join);
    try (Ledger ledger = Ledger.open(empty, Clock.systemUTC())) {
      assertThat(ledger.listRuns(99)).hasSize(8);
    }
  }
}
