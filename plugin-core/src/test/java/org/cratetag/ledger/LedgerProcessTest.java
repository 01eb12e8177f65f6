package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, and processes that are killed. */
@Timeout(180)
class LedgerProcessTest {
  private static final Path ROOT = Path.of("/music").toAbsolutePath();

  @TempDir Path home;

  @Test
  void kill_atRandomMoments_losesNoTrackAndLeavesNoneStuck() throws Exception {
    int files = 3000;
    Random random = new Random(20260101);
    for (int kill = 0; kill < 4; kill++) {
      Process child = LedgerChild.start(database(), ROOT, files);
      try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
        int lines = 1 + random.nextInt(300);
        for (int i = 0; i < lines; i++) {
          assertThat(out.readLine()).isNotNull();
        }
        child.destroyForcibly().waitFor();
      }
    }

    Set<Path> settled = new HashSet<>();
    try (Ledger ledger = Ledger.open(database(), Clock.systemUTC())) {
      long before = count(ledger, State.DONE);
      assertThat(before).isBetween(0L, (long) files - 1);
      LedgerChild.work(
          ledger, ROOT, files, claim -> assertThat(settled.add(claim.file().path())).isTrue());

      assertThat(settled).hasSize((int) (files - before));
      assertThat(ledger.status().countsByGoal())
          .isEqualTo(Map.of("tag", Map.of(State.DONE, (long) files)));
      assertThat(ledger.listRuns(9)).noneMatch(RunSummary::running);
    }
  }

  @Test
  void kill_ofAProcessInItsWork_othersGoOn() throws Exception {
    Process owner = LedgerChild.start(database(), ROOT.resolve("a"), 100_000);
    try (BufferedReader out = owner.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      try (Ledger ledger = Ledger.open(database(), Clock.systemUTC())) {
        int files = 300;
        LedgerChild.work(
            ledger,
            ROOT.resolve("b"),
            files,
            claim -> {
              if (claim.file().sizeBytes() == 100) {
                owner.destroyForcibly();
              }
            });
        assertThat(ledger.list(ROOT.resolve("b"), "tag"))
            .hasSize(files)
            .extracting(TrackEntry::state)
            .containsOnly(State.DONE);
      }
    } finally {
      owner.destroyForcibly().waitFor();
    }
  }

  @Test
  void open_secondProcess_worksBesideTheFirst() throws Exception {
    try (Ledger ledger = Ledger.open(database(), Clock.systemUTC())) {
      Process other = LedgerChild.start(database(), ROOT.resolve("b"), 200);
      LedgerChild.work(ledger, ROOT.resolve("a"), 200, claim -> {});
      drainOutput(other);
      assertThat(other.waitFor()).isZero();
      assertThat(ledger.status().countsByGoal()).isEqualTo(Map.of("tag", Map.of(State.DONE, 400L)));
    }
  }

  @Test
  void next_trackThatTookFiveProcessesDown_isGivenUp() throws Exception {
    RetryPolicy retry = RetryPolicy.DEFAULT;
    try (Ledger ledger = Ledger.open(database(), Clock.systemUTC())) {
      Run run = ledger.startRun("tag", LedgerChild.GOAL);
      try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
        scan.enqueue(LedgerChild.file(ROOT, 1));
      }
      for (int death = 0; death < retry.maximumAbandoned(); death++) {
        assertThat(ledger.next(run, "w", Duration.ZERO.minusMillis(1)))
            .isInstanceOf(NextWork.Claimed.class);
      }
      assertThat(ledger.next(run, "w", Duration.ofHours(1))).isInstanceOf(NextWork.Drained.class);
      TrackEntry entry = ledger.find(LedgerChild.file(ROOT, 1).path()).orElseThrow();
      assertThat(entry.state()).isEqualTo(State.GIVEN_UP);
      assertThat(entry.reason()).contains("the program ended 5 times while at this file");
    }
  }

  @Test
  void next_interruptedThread_worksAndStaysInterrupted() {
    try (Ledger ledger = Ledger.open(database(), Clock.systemUTC())) {
      Run run = ledger.startRun("tag", LedgerChild.GOAL);
      Thread.currentThread().interrupt();
      assertThat(ledger.next(run, "w", Duration.ofHours(1))).isInstanceOf(NextWork.Drained.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void open_folderWithOddNames_works() {
    Path odd = home.resolve("a;b?c#d%20e \u00e9/cratetag.db");
    try (Ledger ledger = Ledger.open(odd, Clock.systemUTC())) {
      ledger.startRun("tag", LedgerChild.GOAL);
    }
    assertThat(odd).isNotEmptyFile();
  }

  private Path database() {
    return home.resolve("ledger/cratetag.db");
  }

  private static long count(Ledger ledger, State state) {
    return ledger.status().countsByGoal().getOrDefault("tag", Map.of()).getOrDefault(state, 0L);
  }

  private static void drainOutput(Process process) throws IOException {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      while (out.readLine() != null) {
        // The child must not block on a full pipe.
      }
    }
  }
}
