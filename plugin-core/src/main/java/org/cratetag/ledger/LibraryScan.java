package org.cratetag.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.track.AudioFile;
import org.cratetag.ledger.database.PathText;
import org.cratetag.ledger.database.Transactions;

/**
 * One pass of a run over a root: tells which files are known and queues the others. What is known
 * is loaded once, so asking costs no query. Used by one thread.
 *
 * <p>Close it in every case: what was found so far is queued. Call {@link #complete} only when the
 * whole root was walked; files that did not come by are then marked as missing.
 */
public final class LibraryScan implements AutoCloseable {
  private static final int BATCH_SIZE = 500;

  private final Transactions transactions;
  private final WorkQueue queue;
  private final Run run;
  private final KnownFiles known;
  private final boolean retryLeft;
  private final List<AudioFile> found = new ArrayList<>();
  private final List<Long> unfinished = new ArrayList<>();
  private final List<Path> skipped = new ArrayList<>();
  private int queued;
  private int resumed;

  LibraryScan(Transactions transactions, WorkQueue queue, Run run, Path root, boolean retryLeft) {
    this.transactions = transactions;
    this.queue = queue;
    this.run = run;
    this.retryLeft = retryLeft;
    this.known = transactions.call(handle -> KnownFiles.load(handle, root, run.goal()));
  }

  /**
   * Whether nothing needs to be queued for the file: it is as it was, and the run's goal is settled
   * or already queued. Work that an earlier run left unfinished is taken over by this run.
   */
  public boolean isKnown(Path path, long sizeBytes, Instant lastModified) {
    KnownFiles.Known file = known.at(PathText.of(path));
    if (file == null) {
      return false;
    }
    file.seen = true;
    if (!file.isAsItWas(sizeBytes, lastModified) || !file.hasWork() || !file.sameSettings) {
      return false;
    }
    if (retryLeft && (file.state == State.GIVEN_UP || file.state == State.SKIPPED)) {
      return false;
    }
    if (!file.state.isSettled()) {
      unfinished.add(file.workId);
    }
    return true;
  }

  /** Whether the file was known with this size and time, under whatever goal. */
  public boolean wasSeen(Path path, long sizeBytes, Instant lastModified) {
    KnownFiles.Known file = known.at(PathText.of(path));
    return file != null && file.isAsItWas(sizeBytes, lastModified);
  }

  /**
   * What came of a known file, as in {@link TrackEntry#outcome}: empty when the file is not known
   * or its work is not settled.
   */
  public Optional<State> findState(Path path) {
    return Optional.ofNullable(known.at(PathText.of(path)))
        .filter(KnownFiles.Known::hasWork)
        .map(file -> file.state);
  }

  /** Queues a new or changed file. Written in batches, the last one by {@link #close}. */
  public void enqueue(AudioFile file) {
    Objects.requireNonNull(file, "file");
    KnownFiles.Known old = known.at(PathText.of(file.path()));
    if (old != null) {
      old.seen = true;
    }
    found.add(file);
    if (found.size() >= BATCH_SIZE) {
      flush();
    }
  }

  /** A file or folder that could not be read: what is below it is not missing for that. */
  public void skipped(Path path) {
    skipped.add(path);
  }

  /** Ends a walk that saw the whole root. */
  public void complete() {
    flush();
    List<Long> gone = new ArrayList<>();
    List<Long> back = new ArrayList<>();
    for (Map.Entry<String, KnownFiles.Known> entry : known.all().entrySet()) {
      KnownFiles.Known file = entry.getValue();
      if (file.seen && file.missing) {
        back.add(file.trackId);
      } else if (!file.seen && !file.missing && !isSkipped(entry.getKey())) {
        gone.add(file.trackId);
      }
    }
    transactions.run(
        handle -> {
          queue.markMissing(handle, gone, true);
          queue.markMissing(handle, back, false);
        });
  }

  /** How many files this pass has queued. */
  public int queued() {
    return queued;
  }

  /** How many tracks this pass has taken over from runs that did not finish. */
  public int resumed() {
    return resumed;
  }

  /** Queues the rest, and makes sure that the queue outlives a kill before work on it begins. */
  @Override
  public void close() {
    flush();
    if (queued + resumed > 0) {
      transactions.force();
    }
  }

  private void flush() {
    if (!found.isEmpty()) {
      List<AudioFile> batch = List.copyOf(found);
      transactions.run(handle -> queue.enqueue(handle, run, batch, this::isNew));
      queued += batch.size();
      found.clear();
    }
    if (!unfinished.isEmpty()) {
      List<Long> batch = List.copyOf(unfinished);
      resumed += transactions.call(handle -> queue.adopt(handle, run, batch));
      unfinished.clear();
    }
  }

  private boolean isNew(AudioFile file) {
    return known.at(PathText.of(file.path())) == null;
  }

  private boolean isSkipped(String text) {
    if (skipped.isEmpty()) {
      return false;
    }
    Path path = PathText.toPath(text);
    return skipped.stream().anyMatch(path::startsWith);
  }
}
