package org.cratetag.tags.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.cratetag.tags.file.FileState;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;

/**
 * Tells of which files somebody took back what was written to them. Made for one run, which asks
 * for each of its tracks. Safe for use by several threads.
 */
public final class UndoneFiles {
  /** A run takes longer from a look at a track to its change. */
  private static final Duration NOTHING_YET_HOLDS = Duration.ofMillis(500);

  private final TagJournal journal;
  private JournalByContent undos;
  private boolean isAnyUndone;
  private long askedNanos = System.nanoTime() - NOTHING_YET_HOLDS.toNanos();

  /** Of what a journal holds. */
  public UndoneFiles(TagJournal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /**
   * The run in which somebody took back what was written to a file, if the file is still as that
   * run left it: then who asked for it does not want the tags. Undoing the undo, or changing the
   * file, ends that; giving the file another path does not.
   *
   * @param file a file or sidecar, absolute and normalised; it need not be there
   */
  public OptionalLong findUndo(Path file) throws IOException {
    if (!isAnyUndone()) {
      return OptionalLong.empty();
    }
    Path path = UndoService.real(file).orElse(file);
    Optional<JournalEntry> latest = journal.findLatest(path);
    Optional<JournalEntry> undo =
        latest.isPresent()
            ? latest
                .filter(entry -> entry.state() == JournalEntry.State.DONE)
                .filter(entry -> entry.change().kind() == TagChange.Kind.UNDO)
            : findUndoElsewhere(path);
    return undo.isPresent() && (latest.isEmpty() || isAsLeft(path, undo.get().change().fileAfter()))
        ? OptionalLong.of(undo.get().runId())
        : OptionalLong.empty();
  }

  /** In most libraries nothing ever was, and then no track is looked for. */
  private synchronized boolean isAnyUndone() {
    long now = System.nanoTime();
    if (!isAnyUndone && now - askedNanos >= NOTHING_YET_HOLDS.toNanos()) {
      askedNanos = now;
      isAnyUndone = journal.holdsUndos();
    }
    return isAnyUndone;
  }

  private Optional<JournalEntry> findUndoElsewhere(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    return undos()
        .find(
            path,
            entry ->
                JournalByContent.hasLeft(entry)
                    && journal
                        .findLatest(entry.path())
                        .filter(latest -> latest.id() == entry.id())
                        .isPresent());
  }

  /** What had been undone when it was first asked for; a run asks for each of its tracks. */
  private synchronized JournalByContent undos() {
    if (undos == null) {
      undos = new JournalByContent(journal.listUndos());
    }
    return undos;
  }

  private static boolean isAsLeft(Path path, Optional<FileState> left) throws IOException {
    if (!Files.isRegularFile(path)) {
      return left.isEmpty();
    }
    return left.isPresent()
        && Files.size(path) == left.get().sizeBytes()
        && FileStates.of(path).sha256().equals(left.get().sha256());
  }
}
