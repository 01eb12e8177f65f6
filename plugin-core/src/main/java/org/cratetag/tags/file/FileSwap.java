package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.cratetag.tags.posix.AsideFile;
import org.cratetag.tags.posix.SmbShare;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step in which a copy takes the place of a file. What a file system says of a rename is not
 * believed: one over a network can fail although it was done, or take the old file away and then
 * fail, at once or when the last program closes it. Afterwards one of both files has been seen at
 * its place, or the copy is still there.
 */
public final class FileSwap {
  private static final Logger LOG = LoggerFactory.getLogger(FileSwap.class);

  /** How long to wait before another look, or another try, where no file is to be seen. */
  private static final long[] PAUSES_MS = {1, 2, 5, 10, 20, 50, 100, 200, 400};

  /** After so many of them, a file that is there will stay the one that it is. */
  private static final int ENOUGH = 7;

  private final Path copy;
  private final Path path;
  private final AsideFile aside;
  private final FileStamp made;
  private final Optional<FileStamp> old;
  private final String hash;

  /** What is to be seen at a file's place. */
  private enum Seen {
    OLD,
    COPY,
    OTHER,
    NOTHING,
    UNKNOWN
  }

  /**
   * A swap to be made.
   *
   * @param copy beside the file
   * @param path the file
   * @param made what tells the copy
   * @param old what tells the file that is replaced; empty when there is none
   * @param hash of the copy
   */
  public FileSwap(Path copy, Path path, FileStamp made, Optional<FileStamp> old, String hash) {
    this.copy = copy;
    this.path = path;
    this.aside = AsideFile.of(copy, path);
    this.made = made;
    this.old = old;
    this.hash = hash;
  }

  /**
   * Renames the copy over the file; on a share, after the file was set aside, so that nothing is
   * ever replaced there. Returns when the copy was seen at its place.
   *
   * @throws IOException when it was not, and a file that is not the copy was
   * @throws KeptCopyException when none was
   */
  public void make() throws IOException {
    Optional<IOException> failure = rename();
    Seen seen = look();
    for (int i = 0; i < PAUSES_MS.length && mustWait(seen, failure.isPresent(), i); i++) {
      LockSupport.parkNanos(PAUSES_MS[i] * 1_000_000);
      if (seen == Seen.NOTHING && old.isPresent()) {
        // The old file is gone, by what we asked for: its place must not stay empty.
        Optional<IOException> again = rename();
        failure = failure.isPresent() ? failure : again;
      }
      seen = look();
    }
    if (seen == Seen.COPY || seen == Seen.OTHER && failure.isEmpty() && wasReplacedSince()) {
      failure.ifPresent(e -> LOG.warn("{} was replaced, though it was called a failure", path, e));
      aside.remove();
      return;
    }
    if (seen == Seen.NOTHING && old.isPresent()) {
      seen = giveBack();
    }
    IOException cause = failure.map(FileSwap::told).orElseGet(this::lie);
    if (seen == Seen.NOTHING && old.isPresent() || seen == Seen.UNKNOWN) {
      throw new KeptCopyException(copy, seen == Seen.NOTHING, cause);
    }
    throw cause;
  }

  /** Some file systems show only later what they have done. */
  private boolean mustWait(Seen seen, boolean failed, int looks) {
    return switch (seen) {
      case COPY -> false;
      case OLD -> !failed && looks < ENOUGH;
      case OTHER -> !failed && looks < ENOUGH && isCopyThere();
      case NOTHING -> !failed || old.isPresent();
      case UNKNOWN -> looks < ENOUGH;
    };
  }

  private Optional<IOException> rename() throws KeptCopyException {
    try {
      if (old.isPresent() && SmbShare.holds(path.getParent()) && !aside.isThere()) {
        setAside(old.get());
      }
      Files.move(copy, path, StandardCopyOption.ATOMIC_MOVE);
      return Optional.empty();
    } catch (KeptCopyException e) {
      throw e;
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private void setAside(FileStamp expected) throws IOException {
    aside.take();
    for (int i = 0; Files.exists(path, LinkOption.NOFOLLOW_LINKS); i++) {
      if (i == PAUSES_MS.length) {
        // It may still go, so the copy must stay.
        throw new KeptCopyException(copy, false, lie());
      }
      LockSupport.parkNanos(PAUSES_MS[i] * 1_000_000);
    }
    FileStamp taken = FileStamp.of(aside.aside());
    if (taken.sizeBytes() != expected.sizeBytes()
        || !taken.lastModified().equals(expected.lastModified())) {
      aside.giveBack();
      throw new FileSystemException(path.toString(), null, "changed meanwhile by another program");
    }
  }

  /** The old file is better than none. */
  private Seen giveBack() {
    try {
      if (aside.isThere()) {
        aside.giveBack();
      }
    } catch (IOException e) {
      LOG.debug("cannot give {} back", path, e);
    }
    return look();
  }

  private Seen look() {
    try {
      FileStamp found = FileStamp.of(path);
      if (!FileStamp.isOfFile(path)) {
        return Seen.OTHER;
      } else if (made.isOfSameFile(found)) {
        return Seen.COPY;
      } else if (isCopyThere() && FileStamp.isBeingRemoved(path, copy)) {
        return Seen.NOTHING;
      } else if (old.isPresent() && old.get().isOfSameFile(found)) {
        return Seen.OLD;
      }
      // Some file systems give a renamed file another number.
      boolean same = found.sizeBytes() == made.sizeBytes() && !isCopyThere() && hasHash();
      return same ? Seen.COPY : Seen.OTHER;
    } catch (NoSuchFileException nothing) {
      return Seen.NOTHING;
    } catch (IOException e) {
      LOG.debug("cannot look at {}", path, e);
      return Seen.UNKNOWN;
    }
  }

  private boolean hasHash() throws IOException {
    return FileStates.of(path).sha256().equals(hash);
  }

  /** Somebody else was as quick, with a file. */
  private boolean wasReplacedSince() {
    return !isCopyThere() && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isCopyThere() {
    return Files.exists(copy, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * What to tell of a failure for which the JDK has a class and no words. That a file is not there,
   * or may not be written, are reasons to leave it alone elsewhere; here it was just written.
   */
  public static IOException told(IOException failure) {
    String what = failure instanceof FileSystemException f ? f.getReason() : failure.getMessage();
    if (what != null) {
      return failure;
    }
    IOException told =
        new FileSystemException(
            null,
            null,
            "it cannot be replaced ("
                + failure.getClass().getSimpleName()
                + "); perhaps a program has it open, here or at another computer");
    told.initCause(failure);
    return told;
  }

  private IOException lie() {
    return new FileSystemException(
        path.toString(), null, "the file system did not replace it, though it said so");
  }

  /** No file was seen at its place, so the copy, of which it speaks, must be kept. */
  public static final class KeptCopyException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    KeptCopyException(Path copy, boolean nothingIsThere, IOException cause) {
      super(
          copy.toString(),
          null,
          (nothingIsThere
                  ? "the file system took the old file away and did not put the new one in its place"
                  : "the file system does not say whether the old file or the new one is there")
              + "; it is kept as "
              + copy.getFileName()
              + ", and the next run sees to it");
      initCause(cause);
    }
  }
}
