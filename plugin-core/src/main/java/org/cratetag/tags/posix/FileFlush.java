package org.cratetag.tags.posix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the disk write a file while the processor checks it. There must be one flush only: Linux
 * tells an error of the disk once, to who flushes first.
 */
public final class FileFlush implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileFlush.class);

  private final CompletableFuture<Void> flush;

  private FileFlush(CompletableFuture<Void> flush) {
    this.flush = flush;
  }

  /** Begins; the file must be complete. */
  public static FileFlush start(Path file) {
    return new FileFlush(
        CompletableFuture.runAsync(
            () -> {
              try {
                flush(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
  }

  /** When there is no file. */
  public static FileFlush none() {
    return new FileFlush(CompletableFuture.completedFuture(null));
  }

  private static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Returns when the names in a folder are on the disk: those that are new, and that others are
   * gone. Where folders cannot be flushed, nothing is done.
   */
  public static void folder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (FileSystemException notOnThisSystem) {
      LOG.trace("folders cannot be flushed here", notOnThisSystem);
    } catch (IOException e) {
      LOG.warn("cannot flush the folder {}", folder, e);
    }
  }

  /**
   * Returns when the file is on the disk.
   *
   * @throws IOException when it cannot be written there
   */
  public void await() throws IOException {
    try {
      flush.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException refused) {
        throw refused.getCause();
      }
      throw e;
    }
  }

  /** Waits, so that nobody holds the file open any more. */
  @Override
  public void close() {
    flush.handle((done, failed) -> done).join();
  }
}
