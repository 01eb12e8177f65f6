package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackOutcome;
import org.junit.jupiter.api.Test;

class LibraryScanTest extends LedgerFixture {
  @Test
  void isKnown_newFile_isFalse() {
    try (LibraryScan scan = ledger.startScan(ledger.startRun("tag", TAG), ROOT, false)) {
      assertThat(isKnown(scan, file("a"))).isFalse();
    }
  }

  @Test
  void isKnown_settledFile_isTrueUntilSizeTimeOrSettingsChange() {
    Run run = runWith(TAG, file("a"));
    settle(claim(run));

    assertThat(isKnownLater(TAG, file("a"))).isTrue();
    assertThat(isKnownLater(TAG, resized(file("a")))).isFalse();
    assertThat(isKnownLater(TAG, touched(file("a")))).isFalse();
    assertThat(isKnownLater(new Goal("tag", "packs=edm/2"), file("a"))).isFalse();
  }

  @Test
  void isKnown_settledUnderAnotherKindOfGoal_isFalseAndBothAreKept() {
    Run scan = runWith(SCAN, file("a"));
    settle(claim(scan));
    assertThat(isKnownLater(TAG, file("a"))).isFalse();
    settle(claim(runWith(TAG, file("a"))));

    assertThat(isKnownLater(SCAN, file("a"))).isTrue();
    assertThat(isKnownLater(TAG, file("a"))).isTrue();
  }

  @Test
  void isKnown_afterOwnWrite_isTrueForAllGoals() {
    settle(claim(runWith(SCAN, file("a"))));
    Claim claim = claim(runWith(TAG, file("a")));
    AudioFile written = touched(resized(claim.file()));
    boolean settled =
        ledger.settle(
            claim,
            new TrackOutcome.Tagged(
                written.path(), PREDICTION, TagValues.EMPTY, TagValues.EMPTY, 5),
            written);

    assertThat(settled).isTrue();
    assertThat(isKnownLater(TAG, written)).isTrue();
    assertThat(isKnownLater(SCAN, written)).isTrue();
  }

  @Test
  void enqueue_changedFile_dropsSettledWorkOfOtherGoals() {
    settle(claim(runWith(SCAN, file("a"))));
    AudioFile changed = resized(file("a"));
    runWith(TAG, changed);
    assertThat(isKnownLater(SCAN, changed)).isFalse();
  }

  @Test
  void scan_workOfFinishedRun_isTakenOver() {
    Run first = runWith(TAG, file("a"), file("b"));
    ledger.finishRun(first, Map.of());
    Run second = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(second, ROOT, false)) {
      assertThat(isKnown(scan, file("a"))).isTrue();
      scan.complete();
    }
    assertThat(claim(second).file()).isEqualTo(file("a"));
    assertThat(ledger.next(second, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
  }

  @Test
  void scan_workOfLiveRun_isSharedWithIt() {
    Run first = runWith(TAG, file("a"));
    Run second = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(second, ROOT, false)) {
      assertThat(isKnown(scan, file("a"))).isTrue();
    }
    assertThat(claim(second).file()).isEqualTo(file("a"));
    assertThat(ledger.next(first, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
    assertThat(ledger.next(second, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
  }

  @Test
  void scan_workOfLiveRunElsewhere_isLeftToIt() {
    Run first = runWith(TAG, file("x/a"), file("y/b"));
    Run second = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(second, ROOT.resolve("y"), false)) {
      assertThat(isKnown(scan, file("y/b"))).isTrue();
    }
    assertThat(claim(second).file()).isEqualTo(file("y/b"));
    assertThat(ledger.next(second, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
    assertThat(claim(first).file()).isEqualTo(file("x/a"));
  }

  @Test
  void enqueue_fileThatAnotherRunHasInHand_isLeftToIt() {
    Run second = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(second, ROOT, false)) {
      assertThat(isKnown(scan, file("a"))).isFalse();
      Claim first = claim(runWith(TAG, file("a")));
      scan.enqueue(file("a"));
      scan.complete();
      assertThat(ledger.next(second, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
      assertThat(settle(first)).isTrue();
    }
  }

  @Test
  void thousandRoots_areOneRun_whichHelpsOthersInTheLastOfThem() {
    runWith(TAG, file("r1199"));
    Run second = ledger.startRun("tag", TAG);
    for (int i = 0; i < 1_200; i++) {
      ledger.startScan(second, file("r" + i).path(), false).close();
    }
    assertThat(claim(second).file()).isEqualTo(file("r1199"));
    assertThat(ledger.next(second, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
  }

  @Test
  void enqueue_fileThatAnotherRunHasWrittenMeanwhile_staysDone() {
    settle(claim(runWith(SCAN, file("old"))));
    Run second = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(second, ROOT, false)) {
      for (AudioFile file : List.of(file("new"), file("old"))) {
        assertThat(isKnown(scan, file)).isFalse();
        Claim first = claim(runWith(TAG, file));
        AudioFile written = touched(resized(file));
        ledger.settle(
            first,
            new TrackOutcome.Tagged(
                written.path(), PREDICTION, TagValues.EMPTY, TagValues.EMPTY, 5),
            written);
        scan.enqueue(file);
      }
      scan.complete();
    }
    assertThat(ledger.next(second, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
    for (AudioFile file : List.of(file("new"), file("old"))) {
      assertThat(ledger.list(file.path(), "tag"))
          .extracting(TrackEntry::file, TrackEntry::state)
          .containsExactly(tuple(touched(resized(file)), State.DONE));
    }
    assertThat(isKnownLater(SCAN, touched(resized(file("old"))))).isTrue();
  }

  @Test
  void enqueue_changedFileThatAnotherRunHasInHand_takesItAway() {
    Claim first = claim(runWith(TAG, file("a")));
    Run second = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(second, ROOT, false)) {
      assertThat(isKnown(scan, resized(file("a")))).isFalse();
      scan.enqueue(resized(file("a")));
    }
    assertThat(settle(first)).isFalse();
    assertThat(claim(second).file()).isEqualTo(resized(file("a")));
  }

  @Test
  void next_trackThatAHelperLost_comesBackToItsRun() {
    Run first = runWith(TAG, file("a"));
    Run helper = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(helper, ROOT, false)) {
      assertThat(isKnown(scan, file("a"))).isTrue();
    }
    claim(helper);
    assertThat(ledger.next(first, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
    clock.advance(LEASE.plusMillis(1));
    assertThat(claim(first).file()).isEqualTo(file("a"));
  }

  @Test
  void isKnown_inAnyOrder_isRight() {
    AudioFile[] files = new AudioFile[2_500];
    for (int i = 0; i < files.length; i++) {
      files[i] = file("%04d \ud83c\udfb5\uffe6/%s".formatted(i / 2, i % 2 == 0 ? "a" : "b"));
    }
    runWith(TAG, files);
    List<AudioFile> shuffled = new ArrayList<>(List.of(files));
    Collections.shuffle(shuffled, new Random(4));
    List<AudioFile> gone = shuffled.subList(0, 100);
    Run run = ledger.startRun("tag", TAG);
    for (List<AudioFile> walk : List.of(shuffled.subList(100, files.length), List.of(files))) {
      try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
        for (AudioFile file : walk) {
          assertThat(isKnown(scan, file)).isTrue();
        }
        assertThat(isKnown(scan, file("0500"))).isFalse();
        scan.complete();
      }
      assertThat(ledger.status().missing()).isEqualTo(files.length - walk.size());
      assertThat(ledger.find(gone.get(7).path()).orElseThrow().missing())
          .isEqualTo(walk.size() < files.length);
    }
  }

  @Test
  void complete_fileGone_isMissingUntilItIsBack() {
    settle(claim(runWith(TAG, file("a"))));
    settle(claim(runWith(TAG, file("b/c"))));
    Run run = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
      scan.skipped(ROOT.resolve("b"));
      scan.complete();
    }
    assertThat(ledger.find(file("a").path()).orElseThrow().missing()).isTrue();
    assertThat(ledger.find(file("b/c").path()).orElseThrow().missing()).isFalse();
    assertThat(ledger.status().missing()).isEqualTo(1);

    try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
      assertThat(isKnown(scan, file("a"))).isTrue();
      scan.skipped(ROOT.resolve("b"));
      scan.complete();
    }
    assertThat(ledger.status().missing()).isZero();
  }

  @Test
  void complete_otherRoot_isNotTouched() {
    settle(claim(runWith(TAG, file("x_y/a"), file("xzy/a"))));
    Run run = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(run, ROOT.resolve("x_y"), false)) {
      scan.complete();
    }
    assertThat(ledger.find(file("x_y/a").path()).orElseThrow().missing()).isTrue();
    assertThat(ledger.find(file("xzy/a").path()).orElseThrow().missing()).isFalse();
  }
}
