package org.cratetag.ledger.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/**
 * An SQLite file. Readers see it as it was when they began, whoever writes; writers of all
 * processes wait for each other. A write-ahead log beside the file takes the changes; where the
 * file system cannot share that between processes, SQLite's older journal does.
 */
final class SqliteDatabase extends Database {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

  /** The pages that a run goes through again and again, of a ledger of 100,000 tracks. */
  private static final int CACHE_KIB = 8_192;

  private static final int BUSY_MILLIS = 5_000;
  private static final long PATIENCE_MILLIS = 30_000;

  /** Primary result codes, in the low byte of what SQLite says. */
  private static final int PERM = 3;

  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READONLY = 8;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int NOTADB = 26;

  private final Path file;
  private final LedgerTime time;
  private final Presence presence;
  private final Jdbi forWriting;
  private final Jdbi forReading;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Queue<Handle> readers = new ConcurrentLinkedQueue<>();
  private Handle writer;
  private boolean closed;

  private SqliteDatabase(Path file, LedgerTime time) {
    this.file = file;
    this.time = time;
    this.presence = new PresenceFiles(this, file.getParent());
    this.forWriting = jdbi(file, SQLiteConfig.TransactionMode.IMMEDIATE);
    this.forReading = jdbi(file, SQLiteConfig.TransactionMode.DEFERRED);
  }

  static SqliteDatabase open(Path path, LedgerTime time) {
    Path file = path.toAbsolutePath().normalize();
    LedgerFolder.make(file);
    refuseH2(file);
    SqliteLibrary.load();
    SqliteDatabase database = new SqliteDatabase(file, time);
    try {
      database.prepare();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Brings the tables up to date. Of several processes that start, one makes them. */
  private void prepare() {
    try {
      refuseShortened();
      if (!read(Schema::isCurrent)) {
        try (FileChannel lock =
            FileChannel.open(
                file.resolveSibling("schema.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
          waitFor(lock);
          chooseJournal();
          Schema.migrate(source(file, SQLiteConfig.TransactionMode.DEFERRED), types());
        }
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void waitFor(FileChannel lock) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!tryLock(lock)) {
      if (System.nanoTime() > end) {
        throw doesNotAnswer(null);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** Until the channel is closed. */
  private static boolean tryLock(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException anotherThread) {
      return false;
    }
  }

  private void chooseJournal() {
    if (!WriteAheadLog.worksIn(file.getParent())) {
      // The journal that SQLite begins with will do.
      return;
    }
    try (Handle handle = forWriting.open()) {
      handle.createQuery("PRAGMA journal_mode = WAL").mapTo(String.class).one();
    } catch (RuntimeException e) {
      throw explain(e);
    }
  }

  /** A file that is shorter than SQLite says in its beginning has lost its end. */
  private void refuseShortened() throws IOException {
    // A second look, since another process may have begun to write during the first.
    if (isShortened() && isShortened()) {
      throw damaged(null);
    }
  }

  private boolean isShortened() throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0 || hasLog("-wal") || hasLog("-journal")) {
      return false;
    }
    return SqliteHeader.read(file).filter(header -> header.fits(fileSize())).isEmpty();
  }

  /** While there is one, the file may not have got its end yet. */
  private boolean hasLog(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix).toFile().length() > 0;
  }

  private long fileSize() {
    return file.toFile().length();
  }

  private static Jdbi jdbi(Path file, SQLiteConfig.TransactionMode mode) {
    Jdbi jdbi = Jdbi.create(source(file, mode));
    jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
    return jdbi;
  }

  static SQLiteDataSource source(Path file, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setTransactionMode(mode);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    // The system's temporary folder may be full or not there.
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setCacheSize(-CACHE_KIB);
    SQLiteDataSource source = new SQLiteDataSource(config);
    // As a URI, so that a question mark in a folder's name is one.
    source.setUrl("jdbc:sqlite:" + file.toUri());
    return source;
  }

  @Override
  <T> T readOnce(Work<T> work) {
    return readPlain(handle -> handle.inTransaction(work::in));
  }

  @Override
  <T> T readPlain(Work<T> work) {
    Handle pooled = readers.poll();
    Handle handle = pooled == null ? forReading.open() : pooled;
    boolean usable = false;
    try {
      T result = work.in(handle);
      usable = !closed;
      return result;
    } finally {
      if (usable) {
        readers.add(handle);
      } else {
        closeQuietly(handle);
      }
    }
  }

  @Override
  <T> T writeOnce(Work<T> work, Durability durability) {
    writing.lock();
    try {
      if (writing.getHoldCount() > 1) {
        throw new IllegalStateException("a transaction within a transaction");
      }
      if (writer == null) {
        writer = forWriting.open();
      }
      boolean toDisk = durability == Durability.POWER;
      if (toDisk) {
        writer.execute("PRAGMA synchronous = FULL");
      }
      try {
        T result = writer.inTransaction(work::in);
        if (toDisk) {
          writer.execute("PRAGMA synchronous = NORMAL");
        }
        return result;
      } catch (RuntimeException e) {
        // The driver takes a transaction that could not begin for one that did.
        closeQuietly(writer);
        writer = null;
        throw e;
      }
    } finally {
      writing.unlock();
    }
  }

  /** What it says could hide what went wrong before. */
  private static void closeQuietly(Handle handle) {
    try {
      handle.close();
    } catch (JdbiException e) {
      LOG.debug("a connection is not closed well", e);
    }
  }

  @Override
  public String skipLocked() {
    // There is one writer at a time.
    return "";
  }

  @Override
  public long millis(Handle handle) {
    return time.millis(handle);
  }

  @Override
  public long sizeBytes(Handle handle) {
    return handle
        .createQuery("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        .mapTo(Long.class)
        .one();
  }

  @Override
  public Presence presence() {
    return presence;
  }

  @Override
  boolean mayPass(Throwable e) {
    int code = primaryCode(e);
    return code == BUSY || code == LOCKED;
  }

  @Override
  long patienceMillis() {
    return PATIENCE_MILLIS;
  }

  @Override
  LedgerException explain(Throwable e) {
    return switch (primaryCode(e)) {
      case CORRUPT, NOTADB -> damaged(e);
      case FULL ->
          new LedgerException(
              "the disk of the ledger is full: make room there and run again; what it holds is kept",
              e);
      case BUSY, LOCKED -> doesNotAnswer(e);
      case READONLY, PERM, CANTOPEN ->
          new LedgerException(
              "the ledger cannot be opened for writing: " + file + ": " + reason(e), e);
      default -> unusable(e);
    };
  }

  private LedgerException doesNotAnswer(Throwable cause) {
    return new LedgerException(
        "another cratetag uses this home and does not answer, perhaps because it is stopped"
            + " (Ctrl-Z); continue or end it: "
            + file.getParent(),
        cause);
  }

  private LedgerException unusable(Throwable e) {
    return new LedgerException(
        "the ledger cannot be read or written: " + file + ": " + reason(e), e);
  }

  private LedgerException damaged(Throwable cause) {
    return new LedgerException(
        "the ledger is damaged: "
            + file
            + "; nothing was changed. Move it away and run again: your files keep their tags, but"
            + " 'undo' needs the journal in it",
        cause);
  }

  /** SQLite's result code without its details; 0 when it says nothing. */
  private static int primaryCode(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return sqlite.getResultCode().code & 0xff;
      } else if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
        return sql.getErrorCode() & 0xff;
      }
    }
    return 0;
  }

  @Override
  Map<String, String> types() {
    return Map.of("id", "INTEGER PRIMARY KEY AUTOINCREMENT", "text", "TEXT", "bytes", "BLOB");
  }

  @Override
  public void close() {
    closed = true;
    for (Handle reader = readers.poll(); reader != null; reader = readers.poll()) {
      closeQuietly(reader);
    }
    writing.lock();
    try {
      if (writer != null) {
        closeQuietly(writer);
        writer = null;
      }
    } finally {
      writing.unlock();
    }
  }

  /** Up to 0.1.0 before its release, the ledger was a file of another database. */
  private static void refuseH2(Path file) {
    Path old = file.resolveSibling("cratetag.mv.db");
    if (Files.exists(old) && Files.notExists(file)) {
      throw new LedgerException(
          "the ledger "
              + old
              + " is of a cratetag from before its release, 0.1.0 with H2, and only that one reads"
              + " it. Take its changes back with that one if you wish, then move the file away and"
              + " run again: your files keep their tags");
    }
  }
}
