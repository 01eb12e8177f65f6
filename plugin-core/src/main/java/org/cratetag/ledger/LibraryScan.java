package org.cratetag.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cratetag.api.track.AudioFile;
import org.cratetag.ledger.database.Database;
import org.cratetag.ledger.database.PathNames;

/**
 * One pass of a run over a root: tells which files are known and queues the others. What is known
 * is read along with the walk, so files should come by in the order of {@link PathNames#ORDER}, as
 * {@code FolderSource} has them. Used by one thread.
 *
 * <p>Close it in every case: what was found so far is queued. Call {@link #complete} only when the
 * whole root was walked; files that did not come by are then marked as missing.
 */
public final class LibraryScan implements AutoCloseable {
  private static final int BATCH_SIZE = 500;

  private final Database database;
  private final PathNames names;
  private final WorkQueue queue;
  private final Run run;
  private final KnownFiles known;
  private final boolean retryLeft;
  private final List<WorkQueue.Found> found = new ArrayList<>();
  private final List<Long> unfinished = new ArrayList<>();
  private final List<Long> back = new ArrayList<>();
  private final List<Path> skipped = new ArrayList<>();

  /** Tracks whose work is done, and is to be done again. */
  private final Set<Path> lost = new HashSet<>();

  /** Work that is settled and whose file came by, by its number. */
  private final BitSet settled = new BitSet();

  private Path latest;
  private KnownFiles.Known latestKnown;

  LibraryScan(
      Database database,
      PathNames names,
      WorkQueue queue,
      Run run,
      long goal,
      Path root,
      boolean retryLeft) {
    this.database = database;
    this.names = names;
    this.queue = queue;
    this.run = run;
    this.retryLeft = retryLeft;
    this.known = new KnownFiles(database, names, root, run.goal().kind(), goal);
  }

  /**
   * Whether nothing needs to be queued for the file: it is as it was, and the run's goal is settled
   * or already queued. Work that an earlier run left unfinished is taken over by this run.
   */
  public boolean isKnown(Path path, long sizeBytes, Instant lastModified) {
    return isKnown(path, sizeBytes, lastModified, any -> true);
  }

  /**
   * The same where work leaves something beside the track.
   *
   * @param hasResult whether that is still there; asked where the work is done, which is queued
   *     again when it is not
   */
  public boolean isKnown(
      Path path, long sizeBytes, Instant lastModified, Predicate<Path> hasResult) {
    KnownFiles.Known file = knownAt(path);
    if (file == null) {
      return false;
    }
    if (file.missing()) {
      back.add(file.trackId());
    }
    if (!file.isAsItWas(sizeBytes, lastModified) || !file.hasWork() || !file.sameGoal()) {
      return false;
    }
    if (retryLeft && (file.state() == State.GIVEN_UP || file.state() == State.SKIPPED)) {
      return false;
    }
    if (file.state() == State.DONE && !hasResult.test(path)) {
      lost.add(path);
      return false;
    }
    if (file.state().isSettled()) {
      settled.set(Math.toIntExact(file.workId()));
    } else {
      unfinished.add(file.workId());
    }
    return true;
  }

  /** A file is asked after several times in a row. */
  private KnownFiles.Known knownAt(Path path) {
    if (!path.equals(latest)) {
      latest = path;
      latestKnown = known.at(names.of(path));
    }
    return latestKnown;
  }

  /** Whether the file was known with this size and time, under whatever goal. */
  public boolean wasSeen(Path path, long sizeBytes, Instant lastModified) {
    KnownFiles.Known file = knownAt(path);
    return file != null && file.isAsItWas(sizeBytes, lastModified);
  }

  /** Where the work on a known file stands; empty when the file or its work is not known. */
  public Optional<State> findState(Path path) {
    return Optional.ofNullable(knownAt(path))
        .filter(KnownFiles.Known::hasWork)
        .map(KnownFiles.Known::state);
  }

  /** Queues a new or changed file. Written in batches, the last one by {@link #close}. */
  public void enqueue(AudioFile file) {
    Objects.requireNonNull(file, "file");
    Path path = file.path();
    found.add(new WorkQueue.Found(file, Optional.ofNullable(knownAt(path)), lost.remove(path)));
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
    known.forEachLeft(
        entry -> {
          if (!entry.getValue().missing() && !isSkipped(entry.getKey())) {
            gone.add(entry.getValue().trackId());
          }
        });
    if (!gone.isEmpty() || !back.isEmpty()) {
      database.run(
          handle -> {
            queue.markMissing(handle, gone, true);
            queue.markMissing(handle, back, false);
          });
    }
  }

  /**
   * Goes through the tracks that came by and for which nothing was to be done, in the order in
   * which they were first queued.
   *
   * @param done whether also those whose work is done; else only those that were skipped or given
   *     up
   */
  public void forEachSettled(boolean done, Consumer<TrackEntry> one) {
    if (settled.isEmpty()) {
      return;
    }
    TrackQuery tracks = new TrackQuery(names);
    String kind = run.goal().kind();
    for (State state :
        done
            ? List.of(State.DONE, State.SKIPPED, State.GIVEN_UP)
            : List.of(State.SKIPPED, State.GIVEN_UP)) {
      long after = 0;
      while (after >= 0) {
        long from = after;
        List<TrackQuery.Work> works =
            database.read(handle -> tracks.inState(handle, kind, state, from));
        after = works.isEmpty() ? -1 : works.get(works.size() - 1).id();
        works.stream()
            .filter(work -> settled.get(Math.toIntExact(work.id())))
            .flatMap(work -> work.entry().stream())
            .forEach(one);
      }
    }
  }

  /** How many tracks came by whose work is done. */
  public int settledCount() {
    return settled.cardinality();
  }

  /** Queues the rest. */
  @Override
  public void close() {
    flush();
  }

  private void flush() {
    if (!found.isEmpty()) {
      List<WorkQueue.Found> batch = List.copyOf(found);
      database.run(handle -> queue.enqueue(handle, run, retryLeft, batch));
      found.clear();
    }
    if (!unfinished.isEmpty()) {
      List<Long> batch = List.copyOf(unfinished);
      database.run(handle -> queue.adopt(handle, run, batch));
      unfinished.clear();
    }
  }

  private boolean isSkipped(String text) {
    if (skipped.isEmpty()) {
      return false;
    }
    Path path = names.toPath(text);
    return skipped.stream().anyMatch(path::startsWith);
  }
}
