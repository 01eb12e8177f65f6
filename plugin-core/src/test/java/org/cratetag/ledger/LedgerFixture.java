package org.cratetag.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.ledger.database.LedgerTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of its own for each test, with a clock that the test sets. */
abstract class LedgerFixture {
  static final Duration LEASE = Duration.ofMinutes(10);
  static final Goal SCAN = new Goal("scan", "packs=edm/1");
  static final Goal TAG = new Goal("tag", "packs=edm/1");
  static final Path ROOT = Path.of("/music");
  static final TrackPrediction PREDICTION =
      new TrackPrediction(
          List.of(new DecidedLabel("House", Optional.empty(), 0.9)),
          List.of(new DecidedLabel("Tech House", Optional.of("House"), 0.74)),
          OptionalDouble.of(126),
          List.of("edm-subgenre/1.0.0"),
          List.of("the audio ends at 7.9 kHz"));

  @TempDir Path home;
  final SettableClock clock = new SettableClock();
  Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledger.open(place(), LedgerTime.of(clock));
  }

  /** The same each time within a test. */
  LedgerPlace place() {
    return new LedgerPlace.InFile(home.resolve("ledger/cratetag.db"), Map.of());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  Run runWith(Goal goal, AudioFile... files) {
    Run run = ledger.startRun("test", goal);
    try (LibraryScan scan = ledger.startScan(run, ROOT, true)) {
      for (AudioFile file : files) {
        scan.enqueue(file);
      }
    }
    return run;
  }

  Claim claim(Run run) {
    return ((NextWork.Claimed) ledger.next(run, "w", LEASE)).claim();
  }

  boolean settle(Claim claim) {
    return ledger.settle(
        claim, new TrackOutcome.Analysed(claim.file().path(), PREDICTION, 5), claim.file());
  }

  boolean isKnownLater(Goal goal, AudioFile file) {
    Run run = ledger.startRun("later", goal);
    try (LibraryScan scan = ledger.startScan(run, ROOT, false)) {
      return isKnown(scan, file);
    } finally {
      ledger.finishRun(run, Map.of());
    }
  }

  static boolean isKnown(LibraryScan scan, AudioFile file) {
    return scan.isKnown(file.path(), file.sizeBytes(), file.lastModified());
  }

  static AudioFile file(String name) {
    return new AudioFile(
        ROOT.resolve(name),
        AudioFormat.FLAC,
        1000,
        Instant.parse("2025-06-01T12:00:00.123456789Z"));
  }

  static AudioFile resized(AudioFile file) {
    return new AudioFile(file.path(), file.format(), file.sizeBytes() + 1, file.lastModified());
  }

  static AudioFile touched(AudioFile file) {
    return new AudioFile(
        file.path(), file.format(), file.sizeBytes(), file.lastModified().plusNanos(1));
  }
}
