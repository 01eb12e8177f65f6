package org.cratetag.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.cratetag.api.FileView;
import org.cratetag.api.ScanListener;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.ledger.LibraryScan;
import org.cratetag.ledger.State;
import org.cratetag.ledger.TrackEntry;
import org.cratetag.library.Recognisers;
import org.cratetag.schedule.CancelSignal;

/** Hears what a source finds below one root, and queues it. */
final class RootScan implements ScanListener, AutoCloseable {
  private final Recognisers recognisers;
  private final LibraryScan scan;
  private final Predicate<Path> hasResult;
  private final RunProgress progress;
  private final CancelSignal cancel;

  /**
   * A walk.
   *
   * @param hasResult whether what was made of a track before is still there
   */
  RootScan(
      Recognisers recognisers,
      LibraryScan scan,
      Predicate<Path> hasResult,
      RunProgress progress,
      CancelSignal cancel) {
    this.recognisers = recognisers;
    this.scan = scan;
    this.hasResult = hasResult;
    this.progress = progress;
    this.cancel = cancel;
  }

  @Override
  public boolean isKnown(Path path, long sizeBytes, Instant lastModified) {
    if (!scan.isKnown(path, sizeBytes, lastModified, hasResult)) {
      return false;
    }
    if (scan.findState(path).filter(State::isSettled).isEmpty()) {
      progress.queued();
    }
    return true;
  }

  @Override
  public boolean wasSeen(Path path, long sizeBytes, Instant lastModified) {
    return scan.wasSeen(path, sizeBytes, lastModified);
  }

  @Override
  public boolean knowsSuffix(String suffix) {
    return recognisers.hasSuffix(suffix);
  }

  @Override
  public Optional<AudioFormat> recognise(FileView file) {
    return recognisers.recognise(file);
  }

  @Override
  public void found(AudioFile file) {
    scan.enqueue(file);
    progress.queued();
  }

  @Override
  public void skipped(Path path, String reason) {
    scan.skipped(path);
    progress.outcome(new TrackOutcome.Skipped(path, Optional.empty(), reason));
  }

  @Override
  public boolean isCancelled() {
    return cancel.isCancelled();
  }

  /**
   * Ends a walk that came to its end, and reports the tracks for which nothing was to be done.
   *
   * @param each whether tracks that are as they were are wanted one by one, and not their number
   */
  void reportKnown(boolean each) {
    if (isCancelled()) {
      return;
    }
    scan.complete();
    int[] said = {0};
    scan.forEachSettled(
        each,
        entry -> {
          said[0]++;
          report(entry);
        });
    if (!each) {
      progress.unchanged(scan.settledCount() - said[0]);
    }
  }

  private void report(TrackEntry entry) {
    Path path = entry.file().path();
    switch (entry.state()) {
      case SKIPPED ->
          progress.outcome(
              new TrackOutcome.Skipped(
                  path, entry.prediction(), entry.reason().orElse("left alone")));
      case GIVEN_UP ->
          progress.knownFailure(
              new TrackOutcome.Failed(
                  path,
                  entry.stage().orElse(Stage.LIBRARY),
                  entry.reason().orElse("failed before")));
      default -> progress.outcome(new TrackOutcome.Unchanged(path, entry.prediction(), 0));
    }
  }

  @Override
  public void close() {
    scan.close();
  }
}
