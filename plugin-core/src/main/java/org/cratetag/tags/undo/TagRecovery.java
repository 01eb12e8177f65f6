package org.cratetag.tags.undo;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cratetag.tags.file.FileState;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.file.KeptCopy;
import org.cratetag.tags.file.Leftovers;
import org.cratetag.tags.file.PreparedFolder;
import org.cratetag.tags.file.ScratchFolder;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.journal.UnfinishedChange;
import org.cratetag.tags.posix.AsideFile;
import org.cratetag.tags.posix.FileFlush;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tidies up after a crash: removes the temporary files that the journal knows, and finds out which
 * intended changes came true. Runs at the start, before any change.
 */
public final class TagRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(TagRecovery.class);

  private final TagJournal journal;

  /** With the journal. */
  public TagRecovery(TagJournal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /**
   * Ends every unfinished entry. What cannot be ended now, for example because a disk is not
   * mounted, is left for the next start.
   *
   * @return how many entries were ended
   */
  public int recover() {
    int ended = 0;
    Set<String> kept = new HashSet<>();
    for (UnfinishedChange unfinished : journal.listUnfinished()) {
      try {
        end(unfinished);
        ended++;
      } catch (IOException e) {
        LOG.warn("cannot tidy up after {}", unfinished.path(), e);
        kept.add(unfinished.temporary().getFileName().toString());
        kept.add(AsideFile.nameOf(unfinished.temporary()));
      }
    }
    // Now that is settled what came true, for which the temporary files are looked at.
    journal.listPreparedFolders().forEach(folder -> sweep(folder, kept));
    return ended;
  }

  /** The entry of a temporary file may be lost by the crash that left the file. */
  private void sweep(PreparedFolder prepared, Set<String> kept) {
    if (!Files.isDirectory(prepared.folder())) {
      LOG.debug("kept for the next start, since it is not there: {}", prepared.folder());
      return;
    }
    try {
      boolean isClean = Leftovers.removeAll(prepared.folder(), prepared.mark(), kept);
      ScratchFolder.removeAll(prepared.mark());
      if (isClean) {
        FileFlush.folder(prepared.folder());
        journal.forget(prepared);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("cannot tidy up in {}", prepared.folder(), e);
    }
  }

  private void end(UnfinishedChange unfinished) throws IOException {
    Path temporary = unfinished.temporary();
    if (!Files.isDirectory(temporary.getParent())) {
      throw new IOException("the folder is not there: " + temporary.getParent());
    }
    Optional<TagChange> change = unfinished.change();
    if (change.isPresent()
        && !wasMadeByAnother(unfinished, change.get())
        && cameTrue(unfinished, change.get())) {
      remove(temporary);
      journal.finish(unfinished.id());
      return;
    }
    remove(temporary);
    journal.abandon(unfinished.id());
  }

  /**
   * What came true must be on the disk before the journal says so, and what is removed must be gone
   * before it forgets: the process that ended may not have come to flushing.
   */
  private static void remove(Path temporary) throws IOException {
    Leftovers.remove(temporary);
    FileFlush.folder(temporary.getParent());
  }

  /**
   * Whether another process has made a change of the same old file later, which it would not have
   * found if this one had come true: its tags may be the same to the byte.
   */
  private boolean wasMadeByAnother(UnfinishedChange unfinished, TagChange change) {
    return journal
        .findLatest(unfinished.path())
        .filter(latest -> latest.id() > unfinished.id())
        .filter(latest -> latest.state() == JournalEntry.State.DONE)
        .filter(latest -> hash(latest.change().fileBefore()).equals(hash(change.fileBefore())))
        .isPresent();
  }

  /**
   * A rename takes the temporary file away; while it is there, nothing was replaced as a rule. A
   * file system that stopped halfway can have left both, or the temporary file alone, which then is
   * all there is of the file and gets its name.
   */
  private static boolean cameTrue(UnfinishedChange unfinished, TagChange change)
      throws IOException {
    Path path = unfinished.path();
    boolean replaces = change.fileBefore().isPresent() && change.fileAfter().isPresent();
    if (replaces) {
      KeptCopy copy = new KeptCopy(unfinished.temporary(), path, change.fileAfter().get().sha256());
      AsideFile aside = AsideFile.of(unfinished.temporary(), path);
      if (aside.isThere()
          && Files.notExists(path, LinkOption.NOFOLLOW_LINKS)
          && !(copy.isNeeded() && copy.isWhole())) {
        aside.giveBack();
        LOG.warn("{} was gone; it has been put back", path);
        return false;
      }
      if (copy.isNeeded()) {
        copy.place();
        LOG.warn("{} was gone; its tagged copy has taken its place", path);
        return true;
      }
    }
    Optional<FileState> now =
        Files.isRegularFile(path) ? Optional.of(FileStates.of(path)) : Optional.empty();
    if (Files.exists(unfinished.temporary(), LinkOption.NOFOLLOW_LINKS)) {
      return change.fileAfter().isPresent() && hash(now).equals(hash(change.fileAfter()));
    }
    // Where someone changed the file since, what is not the old file came from the new one.
    return !hash(now).equals(hash(change.fileBefore()));
  }

  private static Optional<String> hash(Optional<FileState> state) {
    return state.map(FileState::sha256);
  }
}
