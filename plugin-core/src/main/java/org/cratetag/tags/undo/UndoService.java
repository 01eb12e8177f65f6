package org.cratetag.tags.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.FileReplacement;
import org.cratetag.tags.SidecarWriter;
import org.cratetag.tags.TagService;
import org.cratetag.tags.file.FileCare;
import org.cratetag.tags.file.FileRules;
import org.cratetag.tags.file.FileStamp;
import org.cratetag.tags.file.FileState;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.file.Reasons;
import org.cratetag.tags.file.TemporaryFile;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.JournalException;
import org.cratetag.tags.journal.PatchMaker;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.journal.TagPatch;
import org.cratetag.tags.posix.FileFlush;

/**
 * Takes back what the journal recorded. A file that is still the one we wrote becomes byte for byte
 * the one before; its modification time is new, so that servers see the change, unless {@link
 * FileRules} keep times. In a file that someone changed since, the fields that still hold what we
 * wrote are restored and the others left alone. Undoing is journaled too, so it can itself be
 * undone.
 */
public final class UndoService {
  private final TagJournal journal;
  private final FileReplacement replacement;
  private final FieldUndo fieldUndo;
  private final FileCare care;
  private final Clock clock;
  private final MovedFiles moved;

  /** With {@link FileRules#DEFAULT}. */
  public UndoService(TagService tags, TagJournal journal, Clock clock) {
    this(tags, journal, FileRules.DEFAULT, clock);
  }

  /**
   * With what it needs.
   *
   * @param tags writes where only fields can be restored
   * @param journal what was done; the same that {@code tags} writes
   * @param rules for links, owners and times; the same that {@code tags} has
   * @param clock tells when
   */
  public UndoService(TagService tags, TagJournal journal, FileRules rules, Clock clock) {
    this.care = new FileCare(rules);
    this.journal = Objects.requireNonNull(journal, "journal");
    this.replacement = new FileReplacement(journal);
    this.fieldUndo = new FieldUndo(tags);
    this.moved = new MovedFiles(journal, tags);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Takes back what a run did, newest first; for a run that was itself an undo, what it had taken
   * back is done again.
   *
   * @param runId the run to take back
   * @param newRunId the run under which this is journaled
   */
  public List<UndoResult> undoRun(long runId, long newRunId) {
    return journal.listByRun(runId).stream()
        .filter(entry -> entry.state() == JournalEntry.State.DONE)
        .map(entry -> undo(entry, newRunId))
        .toList();
  }

  /**
   * Takes back all tagging of files or of all files below folders, newest first. What symlinks
   * below a folder lead to belongs to it, as it does when it is tagged.
   *
   * @param filesOrFolders absolute, normalised paths
   * @param newRunId the run under which this is journaled
   */
  public List<UndoResult> undoPaths(List<Path> filesOrFolders, long newRunId) {
    return undoPaths(filesOrFolders, UndoSpan.ALL, newRunId);
  }

  /**
   * The same for changes within a span of time. What links below a folder lead to belongs to it. A
   * file that was moved since is found by its content.
   */
  public List<UndoResult> undoPaths(List<Path> filesOrFolders, UndoSpan span, long newRunId) {
    TreeMap<Long, JournalEntry> entries = new TreeMap<>(Comparator.reverseOrder());
    Set<Path> below = new LinkedHashSet<>();
    for (Path path : filesOrFolders) {
      FilesBelow files = FilesBelow.of(path);
      below.addAll(files.files());
      List<JournalEntry> found = new ArrayList<>(journal.listByPath(path));
      real(path).ifPresent(other -> found.addAll(journal.listByPath(other)));
      files.linked().forEach(other -> found.addAll(journal.listByPath(other)));
      found.addAll(journal.listByPath(SidecarWriter.sidecarOf(path)));
      found.stream()
          .filter(entry -> isUndoable(entry, span))
          .forEach(entry -> entries.put(entry.id(), entry));
    }
    List<UndoResult> results = new ArrayList<>();
    entries.values().forEach(entry -> results.add(undo(entry, newRunId)));
    entries.values().forEach(entry -> below.remove(entry.path()));
    List<Path> others = List.copyOf(below);
    results.addAll(
        moved.undo(others, entry -> isUndoable(entry, span), entry -> undo(entry, newRunId)));
    return results.isEmpty() && span.equals(UndoSpan.ALL) ? moved.listUnknown(others) : results;
  }

  private static boolean isUndoable(JournalEntry entry, UndoSpan span) {
    return entry.state() == JournalEntry.State.DONE
        && entry.change().kind() == TagChange.Kind.UPDATE
        && span.holds(entry.change().when());
  }

  /** Another path of the same file; empty where there is none. */
  static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath()).filter(real -> !real.equals(path));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private UndoResult undo(JournalEntry entry, long newRunId) {
    try {
      return entry.change().fileAfter().isEmpty()
          ? makeAgain(entry, newRunId)
          : undoWritten(entry, entry.change().fileAfter().get(), newRunId);
    } catch (TrackException e) {
      return new UndoResult.Left(entry.path(), Reasons.of(e));
    } catch (IOException e) {
      return new UndoResult.Failed(entry.path(), Reasons.of(e));
    } catch (JournalException e) {
      return new UndoResult.Failed(entry.path(), e.getMessage());
    }
  }

  /** The entry removed a file; it comes back. */
  private UndoResult makeAgain(JournalEntry entry, long newRunId)
      throws IOException, TrackException {
    if (Files.exists(entry.path(), LinkOption.NOFOLLOW_LINKS)) {
      throw new TrackException(Stage.TAGS, "another file is in its place");
    }
    restore(entry, Optional.empty(), Optional.empty(), newRunId);
    return new UndoResult.Undone(entry.path(), true, List.of());
  }

  private UndoResult undoWritten(JournalEntry entry, FileState after, long newRunId)
      throws IOException, TrackException {
    Path path = entry.path();
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new TrackException(
          Stage.TAGS,
          "the file is no longer there; if it has moved, name its new place:"
              + " cratetag undo FOLDER");
    }
    FileStamp stamp = FileStamp.of(path);
    boolean untouched =
        stamp.sizeBytes() == after.sizeBytes()
            && FileStates.of(path).sha256().equals(after.sha256());
    boolean canRebuild =
        entry.change().fileBefore().isEmpty() || journal.findPatch(entry.id()).isPresent();
    if (untouched && canRebuild) {
      care.verifyReplaceable(path);
      restore(entry, Optional.of(path), Optional.of(stamp), newRunId);
      return new UndoResult.Undone(path, true, List.of());
    }
    String changedBy = changedSinceBy(entry);
    if (entry.change().written().isEmpty()) {
      throw new TrackException(Stage.TAGS, "changed since by " + changedBy);
    }
    return fieldUndo.undo(entry, stamp, changedBy, newRunId);
  }

  private String changedSinceBy(JournalEntry entry) {
    return journal.listByPath(entry.path()).stream()
        .filter(later -> later.id() > entry.id() && later.state() == JournalEntry.State.DONE)
        .filter(later -> later.path().equals(entry.path()))
        .findFirst()
        .map(later -> "run " + later.runId())
        .orElse("another program");
  }

  private void restore(
      JournalEntry entry, Optional<Path> current, Optional<FileStamp> stamp, long newRunId)
      throws IOException, TrackException {
    replacement.replace(
        newRunId,
        entry.path(),
        stamp,
        temporary -> {
          Optional<FileState> wanted = entry.change().fileBefore();
          Optional<Path> rebuilt =
              wanted.isPresent()
                  ? Optional.of(rebuild(entry, wanted.get(), current, temporary))
                  : Optional.empty();
          return new FileReplacement.Made(
              inverse(entry),
              wayBack(current, rebuilt),
              rebuilt.map(FileFlush::start).orElseGet(FileFlush::none));
        });
  }

  private Path rebuild(
      JournalEntry entry, FileState wanted, Optional<Path> current, TemporaryFile temporary)
      throws IOException, TrackException {
    Path copy;
    if (current.isPresent()) {
      copy = temporary.createLike(current.get());
      care.keepAttributes(current.get(), copy);
    } else {
      copy = temporary.create();
    }
    TagPatch patch =
        journal
            .findPatch(entry.id())
            .orElseThrow(() -> new TrackException(Stage.TAGS, "the journal has no patch for it"));
    PatchMaker.apply(patch, current, copy);
    care.keepTime(FileTime.from(wanted.lastModified()), copy);
    if (!FileStates.of(copy).sha256().equals(wanted.sha256())) {
      throw new TrackException(Stage.TAGS, "the old file cannot be rebuilt from the journal");
    }
    return copy;
  }

  private static Optional<TagPatch> wayBack(Optional<Path> current, Optional<Path> rebuilt)
      throws IOException {
    if (current.isEmpty()) {
      return Optional.empty();
    }
    return rebuilt.isPresent()
        ? PatchMaker.between(current.get(), rebuilt.get())
        : PatchMaker.whole(Files.readAllBytes(current.get()));
  }

  private TagChange inverse(JournalEntry entry) {
    TagChange change = entry.change();
    return new TagChange(
        opposite(change.kind()),
        change.written(),
        change.before(),
        change.fileAfter(),
        change.fileBefore(),
        OptionalLong.of(entry.id()),
        clock.instant(),
        change.heard());
  }

  static TagChange.Kind opposite(TagChange.Kind kind) {
    return kind == TagChange.Kind.UPDATE ? TagChange.Kind.UNDO : TagChange.Kind.UPDATE;
  }
}
