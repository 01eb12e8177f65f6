package org.cratetag.ledger.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The processes that have opened the ledger, so that work in the hands of a dead one is free at
 * once. A process is known by host, number and start time; one on another host counts as alive, and
 * its claims end with their lease.
 */
public final class Processes {
  /** The kernel reports start times with jitter when the clock is set. */
  private static final long START_TOLERANCE_MS = 2_000;

  private static final String HOST = findHost();

  private final Clock clock;
  private final boolean openedHere;

  /**
   * The table of processes.
   *
   * @param openedHere whether this process holds the database file itself; then a process on
   *     another host, or in a container that is no more, cannot be using it
   */
  public Processes(Clock clock, boolean openedHere) {
    this.clock = clock;
    this.openedHere = openedHere;
  }

  /** Enters this process and returns its number in the ledger. */
  public long enter(Handle handle) {
    ProcessHandle self = ProcessHandle.current();
    return handle
        .createUpdate("INSERT INTO process (host, pid, started_ms, opened_ms) VALUES (?, ?, ?, ?)")
        .bind(0, HOST)
        .bind(1, self.pid())
        .bind(2, startMillis(self))
        .bind(3, clock.millis())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  public boolean isEntered(Handle handle, long id) {
    return handle
        .createQuery("SELECT COUNT(*) FROM process WHERE id = ?")
        .bind(0, id)
        .mapTo(Boolean.class)
        .one();
  }

  /** Notes that a process is done with the ledger. */
  public void leave(Handle handle, long id) {
    handle.execute("UPDATE process SET closed_ms = ? WHERE id = ?", clock.millis(), id);
  }

  /** Notes the processes that have died without leaving. */
  public void noteDead(Handle handle) {
    List<Entry> open =
        handle
            .createQuery("SELECT id, host, pid, started_ms FROM process WHERE closed_ms IS NULL")
            .map(
                (row, context) ->
                    new Entry(
                        row.getLong("id"),
                        row.getString("host"),
                        row.getLong("pid"),
                        row.getLong("started_ms")))
            .list();
    for (Entry entry : open) {
      boolean dead = entry.host().equals(HOST) ? !isAlive(entry) : openedHere;
      if (dead) {
        leave(handle, entry.id());
      }
    }
  }

  private record Entry(long id, String host, long pid, long startedMillis) {}

  private static boolean isAlive(Entry entry) {
    return ProcessHandle.of(entry.pid())
        .filter(ProcessHandle::isAlive)
        .map(
            process -> Math.abs(startMillis(process) - entry.startedMillis()) <= START_TOLERANCE_MS)
        .orElse(false);
  }

  private static long startMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Host name, and on Linux the process number space: containers may share the name. */
  private static String findHost() {
    String name;
    try {
      Path kernelName = Path.of("/proc/sys/kernel/hostname");
      name =
          Files.isReadable(kernelName)
              ? Files.readString(kernelName).strip()
              : InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      name = "localhost";
    } catch (IOException e) {
      name = "unknown";
    }
    try {
      return name + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException notLinux) {
      return name;
    }
  }
}
