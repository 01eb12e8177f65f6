package org.cratetag.tags;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cratetag.api.TagException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a file for this process between the last look at it and the rename, so that of two
 * Cratetags with different homes the second sees what the first has done. The lock is the kernel's,
 * on the file itself: nothing is left behind by a crash. Other programs heed it if they lock too.
 */
final class FileLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileLease.class);

  private final Optional<FileChannel> channel;
  private boolean later;

  private FileLease(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  /**
   * Takes the file, without waiting.
   *
   * @throws TagException when another process has it
   */
  static FileLease take(Path file) throws IOException, TagException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      // Elsewhere a file that is open cannot be replaced.
      return new FileLease(Optional.empty());
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (isTaken(channel, file)) {
        throw new TagException("another program holds a lock on it; try again later");
      }
      return new FileLease(Optional.of(channel));
    } catch (TagException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** For a file that is not there yet. */
  static FileLease none() {
    return new FileLease(Optional.empty());
  }

  /**
   * Lets {@link #close} return at once. To be called when the file has lost its name: giving back
   * the last hold on it frees its space, which takes long for a large file.
   */
  void giveBackLater() {
    later = true;
  }

  private static boolean isTaken(FileChannel channel, Path file) {
    try {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException thisProcess) {
      return true;
    } catch (IOException notHere) {
      // Some network file systems have no locks; the comparison of stamps remains.
      LOG.debug("cannot lock {}", file, notHere);
      return false;
    }
  }

  @Override
  public void close() {
    if (later && channel.isPresent()) {
      CompletableFuture.runAsync(this::giveBack);
    } else {
      giveBack();
    }
  }

  private void giveBack() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      LOG.debug("cannot give a lock back", e);
    }
  }
}
