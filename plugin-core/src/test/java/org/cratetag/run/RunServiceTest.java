package org.cratetag.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cratetag.api.AudioDecoder;
import org.cratetag.api.LibrarySource;
import org.cratetag.api.NothingToHearException;
import org.cratetag.api.ScanListener;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.decision.Decider;
import org.cratetag.decision.DecisionSettings;
import org.cratetag.decision.LabelMap;
import org.cratetag.decision.LabelRules;
import org.cratetag.feature.EdmStats;
import org.cratetag.feature.RhythmFeatures;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.ledger.Goal;
import org.cratetag.ledger.Ledger;
import org.cratetag.library.FolderSource;
import org.cratetag.notify.ServerRound;
import org.cratetag.schedule.CancelSignal;
import org.cratetag.tags.TagService;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunServiceTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;
  private Path music;
  private Ledger ledger;
  private final Decoder decoder = new Decoder();
  private final List<TrackOutcome> outcomes = new ArrayList<>();
  private final Map<Stage, Long> took = new TreeMap<>();
  private boolean wantsUnchanged = true;
  private int unchanged;
  private String settings = "first";
  private TrackTask task = TrackTask.remember();

  @BeforeEach
  void makeLibrary() throws Exception {
    music = Files.createDirectories(folder.toRealPath().resolve("music"));
    AudioFixtures.file(music, "a", AudioFormat.WAV, 6);
    AudioFixtures.file(music, "b", AudioFormat.WAV, 6.5);
    ledger = Ledger.open(folder.resolve("home").resolve("ledger"), CLOCK);
  }

  @AfterEach
  void closeLedger() {
    ledger.close();
  }

  @Test
  void stages_tellWhatTheyTook() throws Exception {
    scan();
    assertThat(took).containsOnlyKeys(Stage.DECODE, Stage.FEATURE, Stage.INFERENCE, Stage.TAGS);
    assertThat(took.values()).allMatch(nanos -> nanos >= 0);
    took.clear();
    scan();
    assertThat(took).as("nothing was to be done").isEmpty();
  }

  @Test
  void everyTrack_isAnalysedOnce() throws Exception {
    assertThat(scan().counts()).containsEntry("analysed", 2).hasSize(1);
    assertThat(decoder.calls).hasValue(2);
  }

  @Test
  void secondRun_readsNothing() throws Exception {
    scan();
    assertThat(scan().counts()).containsEntry("unchanged", 2).hasSize(1);
    assertThat(decoder.calls).hasValue(2);
  }

  @Test
  void otherSettings_useTheFeaturesThatAreKept() throws Exception {
    scan();
    settings = "second";
    assertThat(scan().counts()).containsEntry("analysed", 2);
    assertThat(decoder.calls).hasValue(2);
  }

  @Test
  void fileThatIsMovedOrTaggedByOthers_isNotHeardAgain() throws Exception {
    scan();
    Files.createDirectory(music.resolve("moved"));
    Files.move(music.resolve("a.wav"), music.resolve("moved/other name.wav"));
    byte[] tagged = Files.readAllBytes(music.resolve("b.wav"));
    ByteBuffer whole = ByteBuffer.allocate(tagged.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    whole.put(tagged).put("junk".getBytes(StandardCharsets.US_ASCII)).putInt(4).putInt(7);
    whole.putInt(4, whole.capacity() - 8);
    Files.write(music.resolve("b.wav"), whole.array());
    assertThat(scan().counts()).containsEntry("analysed", 2).hasSize(1);
    assertThat(decoder.calls).hasValue(2);
  }

  @Test
  void fileThatWasSeenBefore_isTakenHoweverYoungItIs() throws Exception {
    scan();
    settings = "second";
    FolderSource patient = new FolderSource(CLOCK, Duration.ofHours(1));
    assertThat(run(patient, false).counts()).containsEntry("analysed", 2).hasSize(1);
    AudioFixtures.file(music, "c", AudioFormat.WAV, 6);
    assertThat(run(patient, false).counts())
        .containsEntry("unchanged", 2)
        .containsEntry("skipped", 1);
  }

  @Test
  void trackTooShortOrTooQuietToJudge_isLeftOutAndNoFailure() throws Exception {
    decoder.silent = Optional.of("b.wav");
    assertThat(scan().counts()).containsEntry("analysed", 1).containsEntry("skipped", 1).hasSize(2);
    assertThat(outcomes)
        .filteredOn(TrackOutcome.Skipped.class::isInstance)
        .extracting(outcome -> ((TrackOutcome.Skipped) outcome).reason())
        .containsExactly("it holds nothing but silence");
  }

  @Test
  void fileThatTakesMoreMemoryThanThereIs_failsAlone() throws Exception {
    TrackTask remember = task;
    task =
        (file, analysis, runId, start) -> {
          if (file.path().endsWith("b.wav")) {
            throw new OutOfMemoryError("Java heap space");
          }
          return remember.apply(file, analysis, runId, start);
        };
    assertThat(scan().counts()).containsEntry("analysed", 1).containsEntry("failed", 1).hasSize(2);
  }

  @Test
  void changedFile_isDecodedAgain() throws Exception {
    scan();
    AudioFixtures.file(music, "b", AudioFormat.WAV, 7);
    assertThat(scan().counts()).containsEntry("analysed", 1).containsEntry("unchanged", 1);
    assertThat(decoder.calls).hasValue(3);
  }

  @Test
  void fileThatVanishesAfterTheScan_isSkipped() throws Exception {
    LibrarySource vanishing =
        source(
            listener -> {
              new FolderSource(CLOCK, Duration.ZERO).scan(music.toString(), listener);
              Files.delete(music.resolve("b.wav"));
            });
    assertThat(run(vanishing, false).counts())
        .containsEntry("analysed", 1)
        .containsEntry("skipped", 1);
    assertThat(outcomes)
        .filteredOn(TrackOutcome.Skipped.class::isInstance)
        .first()
        .extracting(o -> ((TrackOutcome.Skipped) o).reason())
        .asString()
        .contains("no longer there");
  }

  @Test
  void fileThatChangesAfterTheScan_isLeftToTheNextRun() throws Exception {
    LibrarySource growing =
        source(
            listener -> {
              new FolderSource(CLOCK, Duration.ZERO).scan(music.toString(), listener);
              growing("b.wav");
            });
    assertThat(run(growing, false).counts()).containsEntry("skipped", 1);
    assertThat(scan().counts()).containsEntry("analysed", 1).containsEntry("unchanged", 1);
  }

  @Test
  void tracksAsTheyWere_areToldOneByOneOrByNumber() throws Exception {
    scan();
    assertThat(scan().counts()).containsEntry("unchanged", 2);
    assertThat(outcomes).hasSize(2).allMatch(one -> one.findPrediction().isPresent());
    assertThat(unchanged).isZero();
    wantsUnchanged = false;
    assertThat(scan().counts()).containsEntry("unchanged", 2);
    assertThat(outcomes).isEmpty();
    assertThat(unchanged).isEqualTo(2);
  }

  @Test
  void fileThatDoesNotDecode_failsWithoutAnotherTryUntilAsked() throws Exception {
    decoder.damaged = Optional.of("b.wav");
    assertThat(scan().counts()).containsEntry("failed", 1).containsEntry("analysed", 1);
    assertThat(outcomes)
        .contains(new TrackOutcome.Failed(music.resolve("b.wav"), Stage.DECODE, "is damaged"));
    int calls = decoder.calls.get();
    assertThat(scan().counts())
        .containsEntry(RunReport.KNOWN_FAILURES, 1)
        .containsEntry("unchanged", 1)
        .hasSize(2);
    assertThat(outcomes).hasSize(1).noneMatch(TrackOutcome.Failed.class::isInstance);
    assertThat(decoder.calls).hasValue(calls);
    decoder.damaged = Optional.empty();
    assertThat(run(new FolderSource(CLOCK, Duration.ZERO), true).counts())
        .containsEntry("analysed", 1);
  }

  @Test
  void unexpectedTrouble_isTriedAgainInTheSameRun() throws Exception {
    decoder.troubles.set(1);
    assertThat(scan().counts()).containsEntry("analysed", 2).hasSize(1);
    assertThat(decoder.calls).hasValue(3);
  }

  @Test
  void cancelledRun_stopsAndTheNextGoesOn() throws Exception {
    CancelSignal cancel = new CancelSignal();
    RunListener stopAtFirst =
        new RunListener() {
          @Override
          public void outcome(TrackOutcome outcome) {
            cancel.cancel();
          }
        };
    RunReport report =
        service(new FolderSource(CLOCK, Duration.ZERO)).run(request(false), stopAtFirst, cancel);
    assertThat(report.cancelled()).isTrue();
    assertThat(report.counts()).containsEntry("analysed", 1);
    assertThat(scan().counts()).containsEntry("analysed", 1).containsEntry("unchanged", 1);
    assertThat(decoder.calls).hasValue(2);
  }

  @Test
  void missingRoot_isRefused() {
    RunRequest request =
        new RunRequest(
            RunRequest.Kind.SCAN,
            List.of(folder.resolve("nowhere")),
            "scan",
            RunRequest.Retry.NOTHING);
    RunService service = service(new FolderSource(CLOCK, Duration.ZERO));
    assertThatThrownBy(() -> service.run(request, RunListener.SILENT, new CancelSignal()))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("no such file or folder");
  }

  private RunReport scan() throws Exception {
    return run(new FolderSource(CLOCK, Duration.ZERO), false);
  }

  private RunReport run(LibrarySource source, boolean retryFailed) throws Exception {
    outcomes.clear();
    unchanged = 0;
    RunListener listener =
        new RunListener() {
          @Override
          public boolean wantsUnchanged() {
            return wantsUnchanged;
          }

          @Override
          public void unchanged(int tracks) {
            unchanged += tracks;
          }

          @Override
          public void took(Map<Stage, Long> nanos) {
            took.putAll(nanos);
          }

          @Override
          public void outcome(TrackOutcome outcome) {
            outcomes.add(outcome);
          }
        };
    return service(source).run(request(retryFailed), listener, new CancelSignal());
  }

  private RunRequest request(boolean retryFailed) {
    return new RunRequest(
        RunRequest.Kind.SCAN,
        List.of(music),
        "scan",
        retryFailed ? RunRequest.Retry.LEFT : RunRequest.Retry.NOTHING);
  }

  private RunService service(LibrarySource source) {
    Extensions extensions =
        new Extensions(
            List.of(source),
            List.of(),
            List.of(decoder),
            List.of(new EdmStats(), new RhythmFeatures()),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    TrackAnalyser analyser =
        new TrackAnalyser(
            extensions,
            new Decider(Taxonomy.bundled(), DecisionSettings.DEFAULT),
            Excerpt.DEFAULT,
            Set.of());
    RunService.Goals goals =
        new RunService.Goals() {
          @Override
          public Goal goal(RunRequest.Kind kind) {
            return new Goal(kind.goalKind(), settings);
          }

          @Override
          public TrackTask task(RunRequest request) {
            return task;
          }
        };
    TrackCatalogue catalogue =
        new TrackCatalogue(
            ledger,
            new TagService(List.of(), ledger.tagJournal(), CLOCK),
            new LabelMap(Taxonomy.bundled(), LabelRules.NONE));
    ServerRound servers =
        new ServerRound(
            ledger.notices(), extensions.notifiers(), Set.of(), catalogue::describeKnown);
    return new RunService(
        ledger,
        extensions,
        analyser,
        file -> Optional.empty(),
        goals,
        catalogue,
        servers,
        1,
        CLOCK);
  }

  private void growing(String name) throws IOException {
    Files.write(music.resolve(name), new byte[100], StandardOpenOption.APPEND);
  }

  private interface Scan {
    void over(ScanListener listener) throws IOException;
  }

  private static LibrarySource source(Scan scan) {
    return new LibrarySource() {
      @Override
      public boolean supports(String location) {
        return true;
      }

      @Override
      public void scan(String location, ScanListener listener) throws IOException {
        scan.over(listener);
      }
    };
  }

  /** Gives the same six seconds for every file, and counts. */
  private static final class Decoder implements AudioDecoder {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger troubles = new AtomicInteger();
    private Optional<String> damaged = Optional.empty();
    private Optional<String> silent = Optional.empty();

    @Override
    public boolean supports(AudioFormat format) {
      return true;
    }

    @Override
    public DecodedAudio decode(AudioFile file, Excerpt excerpt) throws TrackException {
      calls.incrementAndGet();
      if (damaged.filter(file.path().getFileName().toString()::equals).isPresent()) {
        throw new TrackException(Stage.DECODE, "is damaged");
      }
      if (silent.filter(file.path().getFileName().toString()::equals).isPresent()) {
        throw new NothingToHearException(Stage.DECODE, "it holds nothing but silence");
      }
      if (troubles.getAndDecrement() > 0) {
        throw new IllegalStateException("the disk is busy");
      }
      float[] chord = AudioFixtures.chord(6).samples();
      float[] samples = new float[chord.length / 2];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (chord[2 * i] + chord[2 * i + 1]) / 2;
      }
      return new DecodedAudio(
          new Pcm(samples, 22_050), Duration.ZERO, Optional.empty(), Optional.empty());
    }
  }
}
