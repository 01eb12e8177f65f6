package org.cratetag.ledger.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * Removes the lock file of a process that was killed, for which H2 would wait some seconds. The
 * file is stale when nobody listens on the port it names and nobody holds the operating system's
 * lock on the database, which ends with its process. H2 takes that lock too, so a mistake here
 * could cost an error message but never the data.
 *
 * <p>Except while the file is compacted: H2 then lets go of it, keeping the lock file. It makes the
 * new file before that, so this is looked for last, and H2's own patience has to do.
 */
final class StaleLock {
  private static final int CONNECT_MILLIS = 2_000;

  private StaleLock() {}

  static void clear(Path lockFile, Path database, Path compacted) {
    try {
      if (Files.exists(lockFile)
          && Files.exists(database)
          && !isServed(lockFile)
          && isFree(database)
          && !Files.exists(compacted)) {
        Files.deleteIfExists(lockFile);
      }
    } catch (IOException | IllegalArgumentException doubt) {
      // H2 looks at the lock itself, with more patience.
    }
  }

  private static boolean isServed(Path lockFile) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(lockFile)) {
      properties.load(in);
    }
    String server = properties.getProperty("server", "");
    int colon = server.lastIndexOf(':');
    if (colon < 0) {
      // The owner is just starting.
      return true;
    }
    int port = Integer.parseInt(server.substring(colon + 1));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static boolean isFree(Path database) throws IOException {
    try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    }
  }
}
