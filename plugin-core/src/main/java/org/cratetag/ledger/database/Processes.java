package org.cratetag.ledger.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The processes that have opened the ledger, so that what a dead one had in hand is free. */
public final class Processes {
  private final Database database;
  private long entered;

  /** The table of processes; this one is not yet in it. */
  public Processes(Database database) {
    this.database = database;
  }

  /** The number of this process in the ledger, which it enters when it is first asked for. */
  public synchronized long own() {
    if (entered == 0) {
      entered = database.callForced(this::enter);
      database.presence().enter(entered);
    }
    return entered;
  }

  /** The same for people, with the machine's name. */
  public String ownName() {
    return ownHost() + "-" + own();
  }

  private long enter(Handle handle) {
    long now = database.millis(handle);
    return handle
        .createQuery(
            "INSERT INTO process (host, pid, opened_ms, seen_ms) VALUES (?, ?, ?, ?) RETURNING id")
        .bind(0, ownHost())
        .bind(1, ProcessHandle.current().pid())
        .bind(2, now)
        .bind(3, now)
        .mapTo(Long.class)
        .one();
  }

  /** Notes that this process is done with the ledger. */
  public synchronized void leave() {
    if (entered != 0) {
      long process = entered;
      database.presence().leave(process);
      database.run(handle -> close(handle, process));
      database.presence().forget(process);
    }
  }

  private void close(Handle handle, long process) {
    handle.execute(
        "UPDATE process SET closed_ms = ? WHERE id = ?", database.millis(handle), process);
  }

  /** Notes the processes that have ended without leaving. */
  public void noteDead() {
    List<Long> ended = database.read(this::listEnded);
    if (!ended.isEmpty()) {
      database.run(handle -> ended.forEach(process -> close(handle, process)));
      // Not before: killed between the two, this process would leave the end of the other in doubt.
      ended.forEach(database.presence()::forget);
    }
  }

  /**
   * Whether a file of which a process at some machine wrote is one that this machine has, too, and
   * under the path that it has here.
   */
  public boolean reaches(String host, String text, PathNames names) {
    return PathNames.isInLibrary(text) ? names.knows(text) : database.presence().sharesPaths(host);
  }

  private List<Long> listEnded(Handle handle) {
    record Open(long id, long seenMillis) {}
    long own;
    synchronized (this) {
      own = entered;
    }
    return handle
        .createQuery("SELECT id, seen_ms FROM process WHERE closed_ms IS NULL AND id <> ?")
        .bind(0, own)
        .map((row, context) -> new Open(row.getLong("id"), row.getLong("seen_ms")))
        .list()
        .stream()
        .filter(open -> database.presence().hasEnded(handle, open.id(), open.seenMillis()))
        .map(Open::id)
        .toList();
  }

  static String ownHost() {
    try {
      Path kernelName = Path.of("/proc/sys/kernel/hostname");
      return Files.isReadable(kernelName)
          ? Files.readString(kernelName).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
