package org.cratetag.cli.serve;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.serve.DaemonState;

/** A home has one daemon. The system takes the lock away with the process, however that ends. */
final class DaemonLock implements AutoCloseable {
  private final FileChannel channel;

  private DaemonLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @throws WrongUseException when another daemon has it
   */
  static DaemonLock take(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new WrongUseException(
            "'cratetag serve' is at work in this home already"
                + DaemonState.find(folder).map(state -> " (process " + state.pid() + ")").orElse("")
                + "; 'cratetag status' says what it does");
      }
      return new DaemonLock(channel);
    } catch (IOException e) {
      throw new WrongUseException("cannot lock " + folder.resolve("lock") + ": " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It ends with the process.
    }
  }
}
