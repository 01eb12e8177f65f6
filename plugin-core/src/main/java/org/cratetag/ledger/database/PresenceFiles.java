package org.cratetag.ledger.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * A file for each process, beside the database, which that process has locked. The system lets go
 * of the lock when the process ends, however it does, and in whatever container it ran.
 */
final class PresenceFiles implements Presence {
  /**
   * Those of this process, by the file's path. Closing a second channel to a file would let go of
   * the lock of the first, so such a file is never opened again here.
   */
  private static final Map<Path, FileChannel> HELD = new ConcurrentHashMap<>();

  /** Between a process' row and its file. */
  private static final long LONGEST_ENTRY_MILLIS = 10_000;

  private final Database database;
  private final Path folder;

  PresenceFiles(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  private Path fileOf(long process) {
    return folder.resolve("process-" + process + ".lock").toAbsolutePath().normalize();
  }

  @Override
  public void enter(long process) {
    Path file = fileOf(process);
    Path unlocked = file.resolveSibling(file.getFileName() + ".new");
    try {
      FileChannel channel =
          FileChannel.open(unlocked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      HELD.put(file, channel);
      // Held until the channel is closed; the file gets its name with the lock on it.
      channel.lock();
      Files.move(unlocked, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LedgerException("the ledger's folder cannot be written: " + e, e);
    }
  }

  @Override
  public void leave(long process) {
    // The file stays until that is known: a kill meanwhile leaves a process that has ended.
  }

  @Override
  public void forget(long process) {
    Path file = fileOf(process);
    try (FileChannel own = HELD.get(file)) {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      // An empty file.
    } finally {
      HELD.remove(file);
    }
  }

  @Override
  public boolean hasEnded(Handle handle, long process, long seenMillis) {
    Path file = fileOf(process);
    if (HELD.containsKey(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (NoSuchFileException notYetOrNoMore) {
      return Math.abs(database.millis(handle) - seenMillis) > LONGEST_ENTRY_MILLIS;
    } catch (OverlappingFileLockException anotherThreadAsks) {
      return false;
    } catch (IOException doubt) {
      return false;
    }
  }

  @Override
  public boolean sharesPaths(String host) {
    // A container gets a new name at each start.
    return true;
  }
}
