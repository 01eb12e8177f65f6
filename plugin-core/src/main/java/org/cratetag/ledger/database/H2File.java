package org.cratetag.ledger.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The H2 database file. The first process opens the file and serves it to others on the loopback
 * interface (H2's automatic mixed mode); when it ends, another takes over.
 *
 * <p>H2's own writer is as good as off: {@link Transactions} writes the file, between transactions.
 * Writing at each commit was tried: the file grew by 19 KB a commit, to 750 MB for 20,000 tracks.
 *
 * <p>Space in the file is not used a second time: H2 2.5 that does so was seen to open an older
 * version of the file after a kill, without what it had forced to the disk. {@link Compaction}
 * makes the file shorter.
 */
public final class H2File {
  private static final int POOL_SIZE = 8;
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(30);
  private static final int FILE_CORRUPTED = 90030;
  private static final int FILE_VERSION = 90048;
  private static final int IO_EXCEPTION = 90028;
  private static final int IO_EXCEPTION_2 = 90031;
  private static final int ALREADY_OPEN = 90020;

  private final Path base;
  private final String url;

  /**
   * The database at a path.
   *
   * @param base without H2's suffix {@code .mv.db}
   */
  public H2File(Path base) {
    this.base = base.toAbsolutePath().normalize();
    if (this.base.toString().contains(";")) {
      throw new LedgerException("the home's path must not contain ';': " + this.base);
    }
    this.url =
        "jdbc:h2:file:"
            + this.base
            + ";AUTO_SERVER=TRUE;WRITE_DELAY=86400000;REUSE_SPACE=FALSE;MAX_COMPACT_TIME=0"
            + ";TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000";
  }

  Path file() {
    return base.resolveSibling(base.getFileName() + ".mv.db");
  }

  /** How long the file is; 0 when it is not there, for the moment or at all. */
  long sizeBytes() {
    return file().toFile().length();
  }

  /** Forces to the disk that a new file has taken the place of the old one. */
  void forceFolder() {
    try (FileChannel folder = FileChannel.open(base.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException notHere) {
      // Windows cannot, and does not need it.
    }
  }

  /** A connection outside the pool. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "sa", "");
  }

  /** Opens the file and gives a pool of connections to it. */
  public HikariDataSource open() {
    listenOnLoopbackOnly();
    makeFolder();
    StaleLock.clear(lockFile(), file(), newFile());
    if (!holdsTables()) {
      throw damaged(null);
    }
    connectOnce();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("sa");
    config.setPassword("");
    config.setPoolName("ledger");
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(OPEN_LIMIT.toMillis());
    return new HikariDataSource(config);
  }

  /** Whether this process holds the file itself, rather than reaching it through another one. */
  public static boolean isOpenedHere(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return !connection.unwrap(JdbcConnection.class).getSession().isRemote();
    } catch (SQLException e) {
      throw new LedgerException("the ledger cannot be reached: " + e.getMessage(), e);
    }
  }

  /** H2 reads this once, before it opens its first socket. */
  private static void listenOnLoopbackOnly() {
    System.setProperty("h2.bindAddress", "127.0.0.1");
  }

  /** Who can read the folder can read H2's key in the lock file, and so be us: owner only. */
  private void makeFolder() {
    Path folder = base.getParent();
    try {
      Files.createDirectories(folder);
      PosixFileAttributeView view =
          Files.getFileAttributeView(folder, PosixFileAttributeView.class);
      if (view != null) {
        makePrivate(folder, view);
      }
    } catch (IOException e) {
      throw new LedgerException("the ledger's folder cannot be made: " + e, e);
    }
  }

  private static void makePrivate(Path folder, PosixFileAttributeView view) throws IOException {
    try {
      view.setPermissions(PosixFilePermissions.fromString("rwx------"));
    } catch (FileSystemException refused) {
      // FAT and some shares have no modes; a folder that belongs to somebody else must not be used.
      Path ours = Files.createTempFile(folder, "owner-", "");
      try {
        if (!Files.getOwner(ours).equals(view.getOwner())) {
          throw refused;
        }
      } finally {
        Files.delete(ours);
      }
    }
  }

  /** A stopped process that serves the database would let us wait for ever. */
  private void connectOnce() {
    FutureTask<Void> attempt =
        new FutureTask<>(
            () -> {
              connectAfterCompaction();
              return null;
            });
    Thread thread = new Thread(attempt, "ledger-open");
    thread.setDaemon(true);
    thread.start();
    try {
      attempt.get(OPEN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new LedgerException(
          "another cratetag uses this home and does not answer, perhaps because it is stopped"
              + " (Ctrl-Z); continue or end it: "
              + base.getParent(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("interrupted while opening " + file(), e);
    } catch (ExecutionException e) {
      throw explain(e.getCause());
    }
  }

  /** A process that compacts the file serves nobody, and H2 gives up before it is done. */
  private void connectAfterCompaction() throws SQLException, InterruptedException {
    while (true) {
      boolean compacting = Files.exists(newFile());
      try (Connection connection = connect()) {
        return;
      } catch (SQLException e) {
        if (e.getErrorCode() != ALREADY_OPEN || !compacting && !Files.exists(newFile())) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  /**
   * Notes that the tables have been made. H2 takes a file in which it finds nothing readable for a
   * new one, and would write over it; with the note, we know better.
   */
  public void noteMade() {
    try {
      if (!Files.exists(madeMarker())) {
        Files.createFile(madeMarker());
      }
    } catch (FileAlreadyExistsException otherProcess) {
      // It is there.
    } catch (IOException e) {
      throw new LedgerException("the ledger's folder cannot be written: " + e, e);
    }
  }

  private Path lockFile() {
    return base.resolveSibling(base.getFileName() + ".lock.db");
  }

  /** What H2 writes when it compacts the file, before it takes the file's place. */
  private Path newFile() {
    return base.resolveSibling(base.getFileName() + ".mv.db.tempFile");
  }

  private Path madeMarker() {
    return base.resolveSibling(base.getFileName() + ".made");
  }

  /** False when there must be tables in the file and none can be found. Changes nothing. */
  private boolean holdsTables() {
    if (!Files.exists(file()) || !Files.exists(madeMarker()) || Files.exists(lockFile())) {
      return true;
    }
    try (MVStore store = new MVStore.Builder().fileName(file().toString()).readOnly().open()) {
      // The first one is H2's own.
      return store.getMapNames().stream().filter(name -> name.startsWith("table.")).count() > 1;
    } catch (MVStoreException unreadable) {
      // Connecting says what is wrong.
      return true;
    }
  }

  private LedgerException damaged(Throwable cause) {
    return new LedgerException(
        "the ledger is damaged: "
            + file()
            + "; nothing was changed. Move it away and run again: your files keep their tags, but"
            + " 'undo' needs the journal in it",
        cause);
  }

  private LedgerException explain(Throwable cause) {
    if (isCutShort(cause)) {
      return damaged(cause);
    }
    int code = cause instanceof SQLException sql ? sql.getErrorCode() : 0;
    return switch (code) {
      case FILE_CORRUPTED, FILE_VERSION -> damaged(cause);
      case ALREADY_OPEN ->
          new LedgerException(
              "another cratetag uses this home and cannot be reached: " + file(), cause);
      case IO_EXCEPTION, IO_EXCEPTION_2 ->
          new LedgerException(
              "the ledger cannot be read or written: " + file() + ": " + Transactions.reason(cause),
              cause);
      default ->
          new LedgerException(
              "the ledger cannot be opened: " + file() + ": " + Transactions.reason(cause), cause);
    };
  }

  private static boolean isCutShort(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }
}
