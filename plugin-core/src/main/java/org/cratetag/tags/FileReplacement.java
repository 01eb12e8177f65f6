package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileCare;
import org.cratetag.tags.file.FileLease;
import org.cratetag.tags.file.FileStamp;
import org.cratetag.tags.file.FileSwap;
import org.cratetag.tags.file.KeptCopy;
import org.cratetag.tags.file.Leftovers;
import org.cratetag.tags.file.TemporaryFile;
import org.cratetag.tags.journal.JournalException;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.journal.TagPatch;
import org.cratetag.tags.posix.DiskErrors;
import org.cratetag.tags.posix.FileFlush;
import org.cratetag.tags.posix.HeldFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new file in the place of an old one so that a crash at any moment leaves one of the two,
 * whole, and the journal knows which: prepare, make, flush and intend, look again, rename, flush
 * the folder, finish. Flushing and intending go on at once; the rename waits for both, and until
 * then a temporary file says that nothing has been replaced.
 */
public final class FileReplacement {
  private static final Logger LOG = LoggerFactory.getLogger(FileReplacement.class);

  private final TagJournal journal;
  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

  /** A copy that waits for its place. */
  private record Kept(long id, KeptCopy copy) {}

  public FileReplacement(TagJournal journal) {
    this.journal = journal;
  }

  /** Makes the new file. */
  public interface Maker {
    /**
     * Makes it, and begins to flush it.
     *
     * @param temporary on the same file system as the target
     */
    Made make(TemporaryFile temporary) throws IOException, TrackException;
  }

  /**
   * A new file that is ready.
   *
   * @param change for the journal; without {@code fileAfter} the old file is deleted, not replaced
   * @param patch the way back
   * @param flush of the new file
   */
  public record Made(TagChange change, Optional<TagPatch> patch, FileFlush flush) {}

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
   * @throws TrackException when the file must be left as it is
   * @throws IOException when the disk refuses; the file is as it was
   * @throws JournalException when the journal refuses; the file is as it was
   */
  public Done replace(long runId, Path path, Optional<FileStamp> stamp, Maker maker)
      throws IOException, TrackException {
    Path copy = TemporaryFile.nameBeside(path, journal.mark());
    long id = prepare(runId, path, copy);
    Made made = null;
    try (HeldFolder folder = HeldFolder.open(path.getParent())) {
      Optional<FileStamp> written;
      try (TemporaryFile temporary = new TemporaryFile(folder, copy)) {
        verifyFolder(folder, path, stamp);
        made = DiskErrors.declared(() -> maker.make(temporary));
        try (FileFlush flush = made.flush()) {
          intend(id, made);
          flush.await();
        }
        written = temporary.release();
      }
      swap(made, copy, written, path, stamp, folder);
    } catch (FileSwap.KeptCopyException e) {
      // The journal still lists the entry as unfinished, and with it the copy.
      kept.put(path, new Kept(id, new KeptCopy(copy, path, hashOf(made))));
      throw e;
    } catch (IOException | TrackException | RuntimeException | Error e) {
      giveUp(id, copy, e);
      throw e;
    }
    FileFlush.folder(path.getParent());
    finish(id, path);
    return new Done(id, made.change());
  }

  /**
   * Puts a copy in its place that an earlier replacement had to keep, if that can be done now.
   *
   * @param path the real file, which is not there
   */
  void settle(Path path) throws IOException {
    Kept waiting = kept.get(path);
    if (waiting != null && waiting.copy().isNeeded()) {
      waiting.copy().place();
      kept.remove(path);
      finish(waiting.id(), path);
    }
  }

  private static String hashOf(Made made) {
    return made.change().fileAfter().orElseThrow().sha256();
  }

  /** The folder that is held must be the one in which the file was found. */
  private static void verifyFolder(HeldFolder folder, Path path, Optional<FileStamp> stamp)
      throws IOException, TrackException {
    if (stamp.isPresent()) {
      verifyStill(folder.resolve(path), stamp);
    }
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

  private static void swap(
      Made made,
      Path copy,
      Optional<FileStamp> written,
      Path path,
      Optional<FileStamp> stamp,
      HeldFolder folder)
      throws IOException, TrackException {
    try {
      if (stamp.isPresent()) {
        take(folder, path);
      }
      verifyStill(path, stamp);
      if (written.isPresent()) {
        new FileSwap(copy, path, written.get(), stamp, hashOf(made)).make();
      } else {
        Files.delete(path);
      }
    } catch (FileSystemException e) {
      Optional<String> refusal = FileCare.refusal(e);
      if (refusal.isPresent()) {
        throw new TrackException(Stage.TAGS, refusal.get(), e);
      }
      throw e;
    }
  }

  private static void take(HeldFolder folder, Path path) throws IOException, TrackException {
    try {
      FileLease.take(folder, path);
    } catch (NoSuchFileException gone) {
      throw new TrackException(Stage.TAGS, "removed meanwhile by another program", gone);
    } catch (AccessDeniedException inUse) {
      throw FileSwap.told(inUse);
    }
  }

  private static void verifyStill(Path path, Optional<FileStamp> stamp)
      throws IOException, TrackException {
    if (stamp.isPresent()) {
      try {
        stamp.get().verify(path);
      } catch (NoSuchFileException gone) {
        throw new TrackException(Stage.TAGS, "removed meanwhile by another program", gone);
      }
    } else if (Files.exists(path)) {
      throw new TrackException(Stage.TAGS, "made meanwhile by another program");
    }
  }

  private void giveUp(long id, Path copy, Throwable cause) {
    try {
      Leftovers.remove(copy);
      // Or a loss of power could bring it back when the journal has forgotten it.
      FileFlush.folder(copy.getParent());
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
}
