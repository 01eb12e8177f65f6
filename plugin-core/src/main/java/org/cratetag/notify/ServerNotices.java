package org.cratetag.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.LabelledTrack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells servers of changed tags, in batches. One that fails costs a warning; one that does not come
 * back in time is not asked again. Safe for use by several threads.
 */
public final class ServerNotices implements AutoCloseable {
  /** How long a server may take for a batch. */
  public static final Duration LIMIT = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(ServerNotices.class);
  private static final int BATCH = 200;

  private final List<ServerNotifier> notifiers;
  private final Consumer<String> warnings;
  private final Duration limit;
  private final Outbox outbox;
  private final List<LabelledTrack> tagged = new ArrayList<>();
  private final List<LabelledTrack> undone = new ArrayList<>();
  private final Set<ServerNotifier> hanging = new HashSet<>();
  private Optional<ExecutorService> calls = Optional.empty();

  /**
   * With {@link #LIMIT}.
   *
   * @param notifiers every one is told
   * @param outbox keeps what is not told yet
   * @param warnings hears, in words for the user, what could not be told
   */
  public ServerNotices(List<ServerNotifier> notifiers, Outbox outbox, Consumer<String> warnings) {
    this(notifiers, outbox, warnings, LIMIT);
  }

  ServerNotices(
      List<ServerNotifier> notifiers, Outbox outbox, Consumer<String> warnings, Duration limit) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.notifiers = List.copyOf(notifiers);
    this.warnings = Objects.requireNonNull(warnings, "warnings");
    this.limit = limit;
  }

  /** Whether anybody is told, so that it is worth knowing more of a track. */
  public boolean isHeard() {
    return !notifiers.isEmpty();
  }

  /** A track got tags. */
  public synchronized void tagged(LabelledTrack track) {
    notifiers.forEach(notifier -> outbox.put(notifier.name(), false, track));
    add(tagged, track, ServerNotifier::tagged);
  }

  /** A track's tags were taken back. */
  public synchronized void undone(LabelledTrack track) {
    notifiers.forEach(notifier -> outbox.put(notifier.name(), true, track));
    add(undone, track, ServerNotifier::undone);
  }

  /**
   * Tells a server again of what it could not be told, or what a run that was ended left.
   *
   * @param tracks at most 200
   */
  public synchronized void again(
      ServerNotifier notifier, boolean isUndone, List<LabelledTrack> tracks) {
    if (!tracks.isEmpty() && !hanging.contains(notifier)) {
      tell(notifier, tracks, isUndone ? ServerNotifier::undone : ServerNotifier::tagged);
    }
  }

  /** Tells what is not told yet. */
  @Override
  public synchronized void close() {
    tell(tagged, ServerNotifier::tagged);
    tell(undone, ServerNotifier::undone);
    calls.ifPresent(ExecutorService::shutdownNow);
    calls = Optional.empty();
  }

  private interface Telling {
    void tell(ServerNotifier notifier, List<LabelledTrack> tracks) throws Exception;
  }

  private void add(List<LabelledTrack> waiting, LabelledTrack track, Telling telling) {
    if (isHeard()) {
      waiting.add(track);
      if (waiting.size() >= BATCH) {
        tell(waiting, telling);
      }
    }
  }

  private void tell(List<LabelledTrack> waiting, Telling telling) {
    if (waiting.isEmpty()) {
      return;
    }
    List<LabelledTrack> batch = List.copyOf(waiting);
    waiting.clear();
    for (ServerNotifier notifier : notifiers) {
      if (!hanging.contains(notifier)) {
        tell(notifier, batch, telling);
      }
    }
  }

  private void tell(ServerNotifier notifier, List<LabelledTrack> batch, Telling telling) {
    Future<?> call =
        calls()
            .submit(
                () -> {
                  telling.tell(notifier, batch);
                  return batch;
                });
    try {
      call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      outbox.told(notifier.name(), batch);
    } catch (ExecutionException e) {
      LOG.warn("a server could not be told", e.getCause());
      failed(notifier, batch, words(e.getCause()));
    } catch (TimeoutException e) {
      call.cancel(true);
      hanging.add(notifier);
      failed(
          notifier,
          batch,
          "it did not come back within "
              + limit.toSeconds()
              + " s, and is not asked again in this run");
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
    }
  }

  private void failed(ServerNotifier notifier, List<LabelledTrack> batch, String reason) {
    outbox.failed(notifier.name(), batch, reason);
    warnings.accept("could not tell " + notifier.name() + ": " + reason);
  }

  private ExecutorService calls() {
    if (calls.isEmpty()) {
      calls =
          Optional.of(
              Executors.newCachedThreadPool(
                  work -> {
                    Thread thread = new Thread(work, "notify");
                    // One that never comes back must not keep the program from ending.
                    thread.setDaemon(true);
                    return thread;
                  }));
    }
    return calls.get();
  }

  /** What an exception says; where it says nothing, what it is. */
  public static String words(Throwable fault) {
    String message = fault.getMessage();
    return message == null || message.isBlank() ? fault.getClass().getSimpleName() : message;
  }
}
