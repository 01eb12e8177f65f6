package org.cratetag.ledger.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** A database that, when it is told to, commits and does not say so. */
public class LosingDatabase extends Database {
  private final Database real;
  private final AtomicBoolean losesNext = new AtomicBoolean();

  /** Over one that loses nothing. */
  public LosingDatabase(LedgerPlace place, LedgerTime time) {
    this.real = Database.open(place, time);
  }

  /** The answer to the next change is lost. */
  public void loseNext() {
    losesNext.set(true);
  }

  /** Whether one is still to be lost. */
  public boolean losesNext() {
    return losesNext.get();
  }

  @Override
  <T> T writeOnce(Work<T> work, Durability durability) {
    T result = real.writeOnce(work, durability);
    if (losesNext.getAndSet(false)) {
      throw new ConnectionException(new SQLException("gone", "08006"));
    }
    return result;
  }

  @Override
  <T> T readOnce(Work<T> work) {
    return real.readOnce(work);
  }

  @Override
  <T> T readPlain(Work<T> work) {
    return real.readPlain(work);
  }

  @Override
  boolean mayPass(Throwable e) {
    return e instanceof ConnectionException || real.mayPass(e);
  }

  @Override
  public String skipLocked() {
    return real.skipLocked();
  }

  @Override
  public long millis(Handle handle) {
    return real.millis(handle);
  }

  @Override
  public long sizeBytes(Handle handle) {
    return real.sizeBytes(handle);
  }

  @Override
  public Presence presence() {
    return real.presence();
  }

  @Override
  long patienceMillis() {
    return real.patienceMillis();
  }

  @Override
  LedgerException explain(Throwable e) {
    return real.explain(e);
  }

  @Override
  Map<String, String> types() {
    return real.types();
  }

  @Override
  public void close() {
    real.close();
  }
}
