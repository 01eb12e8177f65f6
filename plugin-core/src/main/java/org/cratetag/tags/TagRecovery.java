package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
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
    for (UnfinishedChange unfinished : journal.listUnfinished()) {
      try {
        end(unfinished);
        ended++;
      } catch (IOException e) {
        LOG.warn("cannot tidy up after {}", unfinished.path(), e);
      }
    }
    // Now that is settled what came true, for which the temporary files are looked at.
    journal.listPreparedFolders().forEach(this::sweep);
    return ended;
  }

  /** The entry of a temporary file may be lost by the crash that left the file. */
  private void sweep(PreparedFolder prepared) {
    if (!Files.isDirectory(prepared.folder())) {
      LOG.debug("kept for the next start, since it is not there: {}", prepared.folder());
      return;
    }
    try {
      TemporaryFile.removeAll(prepared.folder(), prepared.mark());
      journal.forget(prepared);
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("cannot tidy up in {}", prepared.folder(), e);
    }
  }

  private void end(UnfinishedChange unfinished) throws IOException {
    Path temporary = unfinished.temporary();
    if (!Files.isDirectory(temporary.getParent())) {
      throw new IOException("the folder is not there: " + temporary.getParent());
    }
    if (unfinished.change().isPresent() && cameTrue(unfinished, unfinished.change().get())) {
      journal.finish(unfinished.id());
      return;
    }
    TemporaryFile.remove(temporary);
    journal.abandon(unfinished.id());
  }

  /** A rename takes the temporary file away; while it is there, nothing was replaced. */
  private static boolean cameTrue(UnfinishedChange unfinished, TagChange change)
      throws IOException {
    if (Files.exists(unfinished.temporary(), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Optional<FileState> now =
        Files.isRegularFile(unfinished.path())
            ? Optional.of(FileStates.of(unfinished.path()))
            : Optional.empty();
    // Where someone changed the file since, what is not the old file came from the new one.
    return !hash(now).equals(hash(change.fileBefore()));
  }

  private static Optional<String> hash(Optional<FileState> state) {
    return state.map(FileState::sha256);
  }
}
