package org.cratetag.tags;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the disk write a file while the processor checks it. It promises nothing: the flush that
 * counts is made, and its errors are seen, before the rename.
 */
final class EarlyFlush implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EarlyFlush.class);

  private final CompletableFuture<Void> flush;

  private EarlyFlush(CompletableFuture<Void> flush) {
    this.flush = flush;
  }

  static EarlyFlush start(Path file) {
    return new EarlyFlush(CompletableFuture.runAsync(() -> flush(file)));
  }

  private static void flush(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("cannot flush {} early", file, e);
    }
  }

  /** Waits, so that nobody holds the file open any more. */
  @Override
  public void close() {
    flush.join();
  }
}
