package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.junit.jupiter.api.Test;

class LedgerTest extends LedgerFixture {
  @Test
  void next_claimedTrack_isNotGivenTwice() {
    Run run = runWith(TAG, file("a"), file("b"));
    assertThat(claim(run).file()).isEqualTo(file("a"));
    assertThat(claim(run).file()).isEqualTo(file("b"));
    assertThat(ledger.next(run, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
  }

  @Test
  void next_leaseOver_givesTheTrackAndTheLateWorkerIsRefused() {
    Run run = runWith(TAG, file("a"));
    Claim late = claim(run);
    clock.advance(LEASE.plusMillis(1));
    Claim second = claim(run);

    assertThat(settle(late)).isFalse();
    assertThat(settle(second)).isTrue();
  }

  @Test
  void finishedRun_keepsItsFailuresAndPacks_whenTheyPassLater() {
    Run run = ledger.startRun("tag", TAG, List.of("mine/2", "edm/1"));
    try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
      scan.enqueue(file("a"));
      scan.enqueue(file("b"));
    }
    settle(claim(run));
    ledger.fail(claim(run), Stage.DECODE, "no audio in it", false);
    List<FailureGroup> failures =
        List.of(
            new FailureGroup(
                Optional.of(Stage.DECODE), "no audio in it", 1, List.of(file("b").path())));
    assertThat(ledger.listFailures(run.id())).isEqualTo(failures);
    ledger.finishRun(run, Map.of("failed", 1));

    Run later = runWith(TAG, file("b"));
    settle(claim(later));
    ledger.finishRun(later, Map.of());
    assertThat(ledger.listFailures(run.id())).isEqualTo(failures);
    assertThat(ledger.listFailures(later.id())).isEmpty();
    assertThat(ledger.findRun(run.id()))
        .hasValueSatisfying(found -> assertThat(found.packs()).containsExactly("mine/2", "edm/1"));
  }

  @Test
  void forEachTrack_manyTracks_givesEachOnceByPath() {
    AudioFile[] files = new AudioFile[1_203];
    for (int i = 0; i < files.length; i++) {
      files[i] = file("%04d%s/x".formatted(i / 3, List.of("", " b", "!_%").get(i % 3)));
    }
    runWith(SCAN, files);
    clock.advance(Duration.ofSeconds(1));
    Run run = runWith(TAG, files[4]);
    settle(claim(run));
    List<Path> paths = new ArrayList<>();
    List<List<String>> goals = new ArrayList<>();
    ledger.forEachTrack(
        List.of(),
        entries -> {
          paths.add(entries.get(0).file().path());
          goals.add(entries.stream().map(entry -> entry.goal().kind()).toList());
        });
    assertThat(paths)
        .hasSize(files.length)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.comparing(Path::toString));
    assertThat(goals.get(paths.indexOf(files[4].path()))).containsExactly("tag", "scan");

    List<Path> below = new ArrayList<>();
    ledger.forEachTrack(
        List.of(ROOT.resolve("0007!_%"), ROOT.resolve("0003"), files[0].path()),
        entries -> below.add(entries.get(0).file().path()));
    assertThat(below)
        .containsExactly(ROOT.resolve("0000/x"), ROOT.resolve("0003/x"), ROOT.resolve("0007!_%/x"));
  }

  @Test
  void release_claimedTrack_isQueuedAgain() {
    Run run = runWith(TAG, file("a"));
    ledger.release(claim(run));
    assertThat(claim(run).attempt()).isEqualTo(1);
  }

  @Test
  void fail_retryable_waitsLongerEachTimeAndGivesUpWithReason() {
    Run run = runWith(TAG, file("a"));
    assertThat(ledger.fail(claim(run), Stage.DECODE, "time limit", true)).isEqualTo(State.FAILED);
    assertThat(ledger.next(run, "w", LEASE))
        .isEqualTo(new NextWork.NotBefore(Duration.ofSeconds(1)));
    clock.advance(Duration.ofSeconds(1));
    assertThat(ledger.fail(claim(run), Stage.DECODE, "time limit", true)).isEqualTo(State.FAILED);
    assertThat(ledger.next(run, "w", LEASE))
        .isEqualTo(new NextWork.NotBefore(Duration.ofSeconds(4)));
    clock.advance(Duration.ofSeconds(4));
    assertThat(ledger.fail(claim(run), Stage.DECODE, "time limit", true)).isEqualTo(State.GIVEN_UP);

    assertThat(ledger.next(run, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
    TrackEntry entry = ledger.find(file("a").path()).orElseThrow();
    assertThat(entry.state()).isEqualTo(State.GIVEN_UP);
    assertThat(entry.attempts()).isEqualTo(3);
    assertThat(entry.stage()).contains(Stage.DECODE);
    assertThat(entry.reason()).contains("time limit");
  }

  @Test
  void fail_permanent_isKnownUntilTheUserAsksAgain() {
    Run run = runWith(TAG, file("a"));
    assertThat(ledger.fail(claim(run), Stage.DECODE, "no audio", false)).isEqualTo(State.GIVEN_UP);

    assertThat(isKnownLater(TAG, file("a"))).isTrue();
    try (LibraryScan scan = ledger.startScan(ledger.startRun("tag", TAG), ROOT, true)) {
      assertThat(isKnown(scan, file("a"))).isFalse();
    }
  }

  @Test
  void find_settledTrack_tellsThePredictionAsItWas() {
    settle(claim(runWith(TAG, file("na\u00efve \ud83c\udfb5\n%_'\"\u8868"))));
    TrackEntry entry =
        ledger.find(file("na\u00efve \ud83c\udfb5\n%_'\"\u8868").path()).orElseThrow();
    assertThat(entry.prediction()).contains(PREDICTION);
    assertThat(entry.outcome()).contains("analysed");
    assertThat(ledger.list(ROOT, "tag")).containsExactly(entry);
    assertThat(ledger.list(ROOT, "scan")).isEmpty();
  }

  @Test
  void status_failuresAndRuns_areGroupedAndRated() {
    Run run = runWith(TAG, file("a"), file("b"), file("c"), file("d"));
    ledger.fail(claim(run), Stage.DECODE, "no audio", false);
    ledger.fail(claim(run), Stage.DECODE, "no audio", false);
    settle(claim(run));
    clock.advance(Duration.ofMinutes(30));
    ledger.finishRun(run, Map.of("analysed", 1, "failed", 2));

    LedgerStatus status = ledger.status();
    assertThat(status.tracks()).isEqualTo(4);
    assertThat(status.countsByGoal())
        .isEqualTo(Map.of("tag", Map.of(State.GIVEN_UP, 2L, State.DONE, 1L, State.QUEUED, 1L)));
    assertThat(status.failures())
        .containsExactly(
            new FailureGroup(
                Optional.of(Stage.DECODE),
                "no audio",
                2,
                List.of(file("a").path(), file("b").path())));
    assertThat(status.tracksPerHour()).hasValue(6);
    assertThat(status.runs()).hasSize(1);
    assertThat(status.runs().get(0).counts()).isEqualTo(Map.of("analysed", 1, "failed", 2));
  }

  @Test
  void open_again_remembers() {
    settle(claim(runWith(TAG, file("a"))));
    ledger.close();
    open();
    assertThat(isKnownLater(TAG, file("a"))).isTrue();
    assertThat(ledger.listRuns(9)).hasSize(2);
  }
}
