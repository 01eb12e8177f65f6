package org.cratetag.ledger.database;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each process notes every now and then that it is there. One that has not done so for a while has
 * ended, or sleeps: what it had in hand is given to others, and when it wakes it finds that out.
 */
final class PresenceBeats implements Presence {
  private static final Logger LOG = LoggerFactory.getLogger(PresenceBeats.class);
  private static final Duration BEAT = Duration.ofSeconds(20);

  /** Longer than a server needs to start again. */
  private static final Duration SILENCE = Duration.ofMinutes(3);

  private final Database database;
  private final Map<Long, ScheduledExecutorService> hearts = new ConcurrentHashMap<>();

  PresenceBeats(Database database) {
    this.database = database;
  }

  @Override
  public void enter(long process) {
    ScheduledExecutorService heart =
        Executors.newSingleThreadScheduledExecutor(
            beat -> {
              Thread thread = new Thread(beat, "ledger-presence");
              thread.setDaemon(true);
              return thread;
            });
    hearts.put(process, heart);
    heart.scheduleWithFixedDelay(
        () -> beat(process), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat(long process) {
    try {
      database.run(
          handle ->
              handle.execute(
                  "UPDATE process SET seen_ms = ?, closed_ms = NULL WHERE id = ?",
                  database.millis(handle),
                  process));
    } catch (RuntimeException e) {
      LOG.debug("cannot note that this process is there", e);
    }
  }

  @Override
  public void leave(long process) {
    ScheduledExecutorService heart = hearts.remove(process);
    if (heart != null) {
      heart.shutdown();
      try {
        // A beat after the process has left would bring it back.
        heart.awaitTermination(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void forget(long process) {
    // Nothing is kept of it.
  }

  @Override
  public boolean hasEnded(Handle handle, long process, long seenMillis) {
    return !hearts.containsKey(process)
        && database.millis(handle) - seenMillis > SILENCE.toMillis();
  }

  @Override
  public boolean sharesPaths(String host) {
    return host.equals(Processes.ownHost());
  }
}
