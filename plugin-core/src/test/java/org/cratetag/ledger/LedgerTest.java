package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.AudioFile;
import org.cratetag.api.AudioFormat;
import org.cratetag.api.DecidedLabel;
import org.cratetag.api.FeatureTensor;
import org.cratetag.api.FrontEnd;
import org.cratetag.api.Stage;
import org.cratetag.api.TagValues;
import org.cratetag.api.TrackOutcome;
import org.cratetag.api.TrackPrediction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Goal SCAN = new Goal("scan", "packs=edm/1");
  private static final Goal TAG = new Goal("tag", "packs=edm/1");
  private static final Path ROOT = Path.of("/music");
  private static final TrackPrediction PREDICTION =
      new TrackPrediction(
          List.of(new DecidedLabel("House", Optional.empty(), 0.9)),
          List.of(new DecidedLabel("Tech House", Optional.of("House"), 0.74)),
          OptionalDouble.of(126),
          List.of("edm-subgenre/1.0.0"));

  @TempDir Path home;
  private final SettableClock clock = new SettableClock();
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledger.open(home.resolve("ledger/ledger"), clock);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

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
  void isKnown_afterOwnWrite_isTrueForAllGoalsAndKeepsFeatures() {
    settle(claim(runWith(SCAN, file("a"))));
    Run run = runWith(TAG, file("a"));
    FrontEnd frontEnd = FrontEnd.of("edm-stats/1");
    ledger.putFeatures(file("a"), frontEnd, new FeatureTensor(new float[] {1, 2}, 2));

    Claim claim = claim(run);
    AudioFile written = touched(resized(claim.file()));
    boolean settled =
        ledger.settle(
            claim,
            new TrackOutcome.Tagged(written.path(), PREDICTION, TagValues.EMPTY, 5),
            written);

    assertThat(settled).isTrue();
    assertThat(isKnownLater(TAG, written)).isTrue();
    assertThat(isKnownLater(SCAN, written)).isTrue();
    assertThat(ledger.findFeatures(written, frontEnd)).isPresent();
  }

  @Test
  void enqueue_changedFile_dropsFeaturesAndSettledWorkOfOtherGoals() {
    settle(claim(runWith(SCAN, file("a"))));
    FrontEnd frontEnd = FrontEnd.of("edm-stats/1");
    assertThat(ledger.putFeatures(file("a"), frontEnd, new FeatureTensor(new float[] {1}, 1)))
        .isTrue();

    AudioFile changed = resized(file("a"));
    runWith(TAG, changed);

    assertThat(ledger.findFeatures(changed, frontEnd)).isEmpty();
    assertThat(ledger.findFeatures(file("a"), frontEnd)).isEmpty();
    assertThat(isKnownLater(SCAN, changed)).isFalse();
  }

  @Test
  void findFeatures_otherFrontEndOrParameters_isEmpty() {
    runWith(TAG, file("a"));
    FeatureTensor tensor = new FeatureTensor(new float[] {1.5f, Float.NaN, -0f, 3e38f}, 2, 2);
    ledger.putFeatures(file("a"), new FrontEnd("logmel/1", Map.of("bands", "64")), tensor);

    assertThat(ledger.findFeatures(file("a"), FrontEnd.of("logmel/1"))).isEmpty();
    FeatureTensor found =
        ledger
            .findFeatures(file("a"), new FrontEnd("logmel/1", Map.of("bands", "64")))
            .orElseThrow();
    assertThat(found.shape()).containsExactly(2, 2);
    assertThat(found.values()).containsExactly(tensor.values());
  }

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
    assertThat(ledger.renew(late, LEASE)).isFalse();
    assertThat(settle(second)).isTrue();
  }

  @Test
  void renew_beforeLeaseIsOver_keepsTheClaim() {
    Run run = runWith(TAG, file("a"));
    Claim claim = claim(run);
    clock.advance(LEASE.minusSeconds(1));
    assertThat(ledger.renew(claim, LEASE)).isTrue();
    clock.advance(LEASE.minusSeconds(1));
    assertThat(ledger.next(run, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
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
        .isEqualTo(new NextWork.NotBefore(clock.instant().plusSeconds(1)));
    clock.advance(Duration.ofSeconds(1));
    assertThat(ledger.fail(claim(run), Stage.DECODE, "time limit", true)).isEqualTo(State.FAILED);
    assertThat(ledger.next(run, "w", LEASE))
        .isEqualTo(new NextWork.NotBefore(clock.instant().plusSeconds(4)));
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
  void scan_workOfFinishedRun_isTakenOver() {
    Run first = runWith(TAG, file("a"), file("b"));
    ledger.finishRun(first, Map.of());
    Run second = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(second, ROOT, false)) {
      assertThat(isKnown(scan, file("a"))).isTrue();
    }
    assertThat(claim(second).file()).isEqualTo(file("a"));
    assertThat(ledger.next(second, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
  }

  @Test
  void scan_workOfLiveRun_isLeftToIt() {
    Run first = runWith(TAG, file("a"));
    Run second = ledger.startRun("tag", TAG);
    try (LibraryScan scan = ledger.startScan(second, ROOT, false)) {
      assertThat(isKnown(scan, file("a"))).isTrue();
    }
    assertThat(ledger.next(second, "w", LEASE)).isInstanceOf(NextWork.Drained.class);
    assertThat(claim(first).file()).isEqualTo(file("a"));
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

  private Run runWith(Goal goal, AudioFile... files) {
    Run run = ledger.startRun("test", goal);
    try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
      for (AudioFile file : files) {
        scan.enqueue(file);
      }
    }
    return run;
  }

  private Claim claim(Run run) {
    return ((NextWork.Claimed) ledger.next(run, "w", LEASE)).claim();
  }

  private boolean settle(Claim claim) {
    return ledger.settle(
        claim, new TrackOutcome.Analysed(claim.file().path(), PREDICTION, 5), claim.file());
  }

  private boolean isKnownLater(Goal goal, AudioFile file) {
    Run run = ledger.startRun("later", goal);
    try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
      return isKnown(scan, file);
    } finally {
      ledger.finishRun(run, Map.of());
    }
  }

  private static boolean isKnown(LibraryScan scan, AudioFile file) {
    return scan.isKnown(file.path(), file.sizeBytes(), file.lastModified());
  }

  private static AudioFile file(String name) {
    return new AudioFile(
        ROOT.resolve(name),
        AudioFormat.FLAC,
        1000,
        Instant.parse("2025-06-01T12:00:00.123456789Z"));
  }

  private static AudioFile resized(AudioFile file) {
    return new AudioFile(file.path(), file.format(), file.sizeBytes() + 1, file.lastModified());
  }

  private static AudioFile touched(AudioFile file) {
    return new AudioFile(
        file.path(), file.format(), file.sizeBytes(), file.lastModified().plusNanos(1));
  }
}
