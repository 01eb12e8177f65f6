package org.cratetag.tags;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.cratetag.api.TagException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new file in the place of an old one so that a crash at any moment leaves one of the two,
 * whole, and the journal knows which: prepare, make, flush and intend, look again, rename, flush
 * the folder, finish. Flushing and intending go on at once; the rename waits for both, and until
 * then a temporary file says that nothing has been replaced.
 */
final class FileReplacement {
  private static final Logger LOG = LoggerFactory.getLogger(FileReplacement.class);

  private final TagJournal journal;

  FileReplacement(TagJournal journal) {
    this.journal = journal;
  }

  /** Makes the new file. */
  interface Maker {
    /**
     * Makes it, and begins to flush it.
     *
     * @param temporary where; on the same file system as the target
     */
    Made make(Path temporary) throws IOException, TagException;
  }

  /**
   * A new file that is ready.
   *
   * @param change for the journal; without {@code fileAfter} the old file is deleted, not replaced
   * @param patch the way back
   * @param flush of the new file
   */
  record Made(TagChange change, Optional<TagPatch> patch, FileFlush flush) {}

  /**
   * A replacement that is done.
   *
   * @param id of the journal entry
   * @param change what the entry says
   */
  record Done(long id, TagChange change) {}

  /**
   * Replaces, makes or deletes a file.
   *
   * @param path the real file, no symlink
   * @param stamp the file that was read; empty when there must be none
   * @return what was done; from here on no error of the disk can make it a failure
   * @throws TagException when the file must be left as it is
   * @throws IOException when the disk refuses; the file is as it was
   * @throws JournalException when the journal refuses; the file is as it was
   */
  Done replace(long runId, Path path, Optional<FileStamp> stamp, Maker maker)
      throws IOException, TagException {
    Path temporary = TemporaryFile.of(path, journal.mark());
    long id = prepare(runId, path, temporary);
    Made made;
    try {
      made = maker.make(temporary);
      try (FileFlush flush = made.flush()) {
        intend(id, made);
        flush.await();
      }
      swap(made, temporary, path, stamp);
    } catch (IOException | TagException | RuntimeException | Error e) {
      giveUp(id, temporary, e);
      throw e;
    }
    flushFolder(path.getParent());
    finish(id, path);
    return new Done(id, made.change());
  }

  private long prepare(long runId, Path path, Path temporary) {
    try {
      return journal.prepare(runId, path, temporary);
    } catch (RuntimeException e) {
      throw new JournalException(e);
    }
  }

  private void intend(long id, Made made) {
    try {
      journal.intend(id, made.change(), made.patch());
    } catch (RuntimeException e) {
      throw new JournalException(e);
    }
  }

  private static void swap(Made made, Path temporary, Path path, Optional<FileStamp> stamp)
      throws IOException, TagException {
    try (FileLease lease = stamp.isPresent() ? take(path) : FileLease.none()) {
      verifyStill(path, stamp);
      if (made.change().fileAfter().isPresent()) {
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.delete(path);
      }
      lease.giveBackLater();
    } catch (FileSystemException e) {
      Optional<String> refusal = FileCare.refusal(e);
      if (refusal.isPresent()) {
        throw new TagException(refusal.get(), e);
      }
      throw e;
    }
  }

  private static FileLease take(Path path) throws IOException, TagException {
    try {
      return FileLease.take(path);
    } catch (NoSuchFileException gone) {
      throw new TagException("removed meanwhile by another program", gone);
    }
  }

  private static void verifyStill(Path path, Optional<FileStamp> stamp)
      throws IOException, TagException {
    if (stamp.isPresent()) {
      try {
        stamp.get().verify(path);
      } catch (NoSuchFileException gone) {
        throw new TagException("removed meanwhile by another program", gone);
      }
    } else if (Files.exists(path)) {
      throw new TagException("made meanwhile by another program");
    }
  }

  private void giveUp(long id, Path temporary, Throwable cause) {
    try {
      TemporaryFile.remove(temporary);
      journal.abandon(id);
    } catch (IOException | RuntimeException e) {
      // The journal still lists the entry as unfinished: the next start cleans up.
      cause.addSuppressed(e);
    }
  }

  private void finish(long id, Path path) {
    try {
      journal.finish(id);
    } catch (RuntimeException e) {
      // The file is replaced; that the intention came true is found out at the next start.
      LOG.warn("journal entry {} of {} is not marked as done", id, path, e);
    }
  }

  private static void flushFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (FileSystemException notOnThisSystem) {
      LOG.trace("folders cannot be flushed here", notOnThisSystem);
    } catch (IOException e) {
      LOG.warn("cannot flush the folder {}", folder, e);
    }
  }
}
