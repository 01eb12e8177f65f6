package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.posix.HeldFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a folder for this process between the last look at a file and the rename, so that of two
 * Cratetags with different homes the second sees what the first has done. The lock is the kernel's,
 * on the folder: nothing is left behind by a crash, and nothing of ours is open on the file when it
 * is replaced, which servers of network shares forbid.
 *
 * <p>A lock of another program on the file itself is respected, as far as can be seen just before.
 */
public final class FileLease {
  private static final Logger LOG = LoggerFactory.getLogger(FileLease.class);

  /** Far more than a rename takes. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(2);

  private FileLease() {}

  /**
   * Waits for the folder of a file, and looks whether the file is free.
   *
   * @param folder of the file; kept until it is closed
   * @throws TrackException when another process has one of them
   */
  public static void take(HeldFolder folder, Path file) throws IOException, TrackException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!folder.tryLock()) {
      if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
        throw new TrackException(
            Stage.TAGS, "another program holds a lock on its folder; try again later");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    if (isTaken(file)) {
      throw new TrackException(Stage.TAGS, "another program holds a lock on it; try again later");
    }
  }

  private static boolean isTaken(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      // Elsewhere a file that is locked cannot be replaced.
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException thisProcess) {
      return true;
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException notHere) {
      // Some network file systems have no locks; the comparison of stamps remains.
      LOG.debug("cannot lock {}", file, notHere);
      return false;
    }
  }
}
