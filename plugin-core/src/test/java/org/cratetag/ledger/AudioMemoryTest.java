package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackOutcome;
import org.junit.jupiter.api.Test;

class AudioMemoryTest extends LedgerFixture {
  private static final FrontEnd STATS = FrontEnd.of("edm-stats/1");
  private static final FeatureTensor TENSOR =
      new FeatureTensor(new float[] {1.5f, Float.NaN, -0f, 3e38f}, 2, 2);

  private final AtomicInteger looks = new AtomicInteger();

  private AudioMemory memory(AudioFile file, String content) {
    return ledger.remember(
        file,
        () -> {
          looks.incrementAndGet();
          return Optional.of(content);
        });
  }

  private void hear(AudioFile file, String content) {
    AudioMemory memory = memory(file, content);
    assertThat(memory.putFeatures(STATS, TENSOR)).isTrue();
    memory.putHeard("edm:1", new float[] {0.25f, 0.75f});
    memory.save();
  }

  @Test
  void findAfterSave_isWhatWasPut() {
    runWith(SCAN, file("a"));
    hear(file("a"), "one");
    AudioMemory again = memory(file("a"), "one");
    FeatureTensor found = again.findFeatures(STATS).orElseThrow();
    assertThat(found.shape()).containsExactly(2, 2);
    assertThat(found.values()).containsExactly(TENSOR.values());
    assertThat(again.findHeard("edm:1").orElseThrow()).containsExactly(0.25f, 0.75f);
    assertThat(again.findHeard("edm:2")).isEmpty();
    assertThat(again.findFeatures(new FrontEnd("edm-stats/1", Map.of("x", "1")))).isEmpty();
    assertThat(looks).as("looks at the audio").hasValue(1);
  }

  @Test
  void ownWrite_keepsWhatWasHeardWithoutALook() {
    settle(claim(runWith(SCAN, file("a"))));
    Claim claim = claim(runWith(TAG, file("a")));
    hear(file("a"), "one");
    AudioFile written = touched(resized(file("a")));
    ledger.settle(
        claim,
        new TrackOutcome.Tagged(written.path(), PREDICTION, TagValues.EMPTY, TagValues.EMPTY, 5),
        written);
    assertThat(memory(written, "one").findFeatures(STATS)).isPresent();
    assertThat(looks).hasValue(1);
  }

  @Test
  void tagsChangedByOthers_lookAgainAndAreKnownByTheAudio() {
    runWith(SCAN, file("a"));
    hear(file("a"), "one");
    runWith(SCAN, resized(file("a")));
    assertThat(memory(resized(file("a")), "one").findHeard("edm:1")).isPresent();
    assertThat(looks).hasValue(2);
  }

  @Test
  void otherAudioInTheSameFile_isNotKnown() {
    runWith(SCAN, file("a"));
    hear(file("a"), "one");
    runWith(SCAN, resized(file("a")));
    assertThat(memory(resized(file("a")), "two").findHeard("edm:1")).isEmpty();
  }

  @Test
  void movedFile_isKnownByItsAudio() {
    runWith(SCAN, file("a"));
    hear(file("a"), "one");
    runWith(SCAN, file("elsewhere/b"));
    assertThat(memory(file("elsewhere/b"), "one").findFeatures(STATS)).isPresent();
  }

  @Test
  void fileThatCannotBeRead_orIsNotKnown_remembersNothing() {
    runWith(SCAN, file("a"));
    AudioMemory unreadable = ledger.remember(file("a"), Optional::empty);
    unreadable.putHeard("edm:1", new float[] {1});
    unreadable.save();
    hear(file("unknown"), "one");
    assertThat(memory(file("unknown"), "one").findHeard("edm:1")).isEmpty();
    assertThat(ledger.remember(file("a"), Optional::empty).findHeard("edm:1")).isEmpty();
  }

  @Test
  void save_recordingThatSomebodyForgotMeanwhile_keepsNothing() {
    runWith(SCAN, file("a"));
    AudioMemory memory = memory(file("a"), "one");
    assertThat(memory.findHeard("edm:1")).isEmpty();
    runWith(SCAN, resized(file("a")));
    ledger.forgetMissing(List.of());
    assertThat(ledger.status().recordings()).isZero();
    memory.putFeatures(STATS, TENSOR);
    memory.putHeard("edm:1", new float[] {1});
    memory.save();
    assertThat(ledger.status().recordings()).isZero();
  }

  @Test
  void featuresAsLargeAsPictures_areNotKept() {
    runWith(SCAN, file("a"));
    int most = AudioMemory.MAXIMUM_VALUES;
    AudioMemory memory = memory(file("a"), "one");
    assertThat(memory.putFeatures(STATS, new FeatureTensor(new float[most + 1], most + 1)))
        .isFalse();
    assertThat(memory.putFeatures(STATS, new FeatureTensor(new float[most], most))).isTrue();
  }

  @Test
  void forgetMissing_takesTracksAndWhatNobodyHasAnyMore() {
    runWith(SCAN, file("a"), file("copy of a"), file("b"), file("x/c"));
    hear(file("a"), "one");
    hear(file("copy of a"), "one");
    hear(file("b"), "two");
    hear(file("x/c"), "three");
    assertThat(ledger.status().recordings()).isEqualTo(3);
    Run run = ledger.startRun("scan", SCAN);
    try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
      assertThat(isKnown(scan, file("a"))).isTrue();
      scan.complete();
    }
    assertThat(ledger.forgetMissing(List.of(ROOT.resolve("x")))).isEqualTo(1);
    assertThat(ledger.status().recordings()).isEqualTo(2);
    assertThat(ledger.forgetMissing(List.of())).isEqualTo(2);
    assertThat(ledger.status().tracks()).isEqualTo(1);
    assertThat(ledger.status().recordings()).isEqualTo(1);
    assertThat(ledger.status().sizeBytes()).isPositive();
    assertThat(memory(file("a"), "one").findHeard("edm:1")).isPresent();
  }
}
