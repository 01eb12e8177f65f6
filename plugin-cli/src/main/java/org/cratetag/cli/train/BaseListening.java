package org.cratetag.cli.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseManifest;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.ProgressReporter;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.StopRequest;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;

/**
 * Listens to tracks with a base network, several at once, with progress, to the end or to Ctrl-C.
 * The ledger keeps what it hears, so nothing is heard twice, and what was stopped goes on.
 *
 * @param engine that listens
 * @param base the network
 * @param options of every command
 * @param output told of what is left out
 */
record BaseListening(Engine engine, BaseManifest base, GlobalOptions options, Output output) {
  private static final Duration MOST_WAIT = Duration.ofMinutes(5);

  /**
   * What the network hears.
   *
   * @param needed the tracks without which there is no answer; others are left out where they
   *     cannot be listened to
   * @return empty when it was stopped
   * @throws RunException when it cannot listen to a track that is needed
   */
  Optional<Map<Path, float[]>> hear(List<Path> tracks, Set<Path> needed) throws RunException {
    FrontEnd frontEnd = FrontEnd.of(base.frontEnd());
    Map<Path, float[]> heard = new ConcurrentHashMap<>();
    AtomicLong done = new AtomicLong();
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(engine.workers());
    try (ProgressReporter progress = options.progress(output, "Listening with " + base.id());
        StopRequest stop = StopRequest.listen(() -> output.warning("stopping after this track"))) {
      progress.total(tracks.size());
      Map<Path, Future<?>> asked = new HashMap<>();
      for (Path track : tracks) {
        asked.put(
            track,
            pool.submit(
                () -> {
                  if (!stop.isRequested() && !isOver.get()) {
                    hear(track, frontEnd, needed.contains(track))
                        .ifPresent(values -> heard.put(track, values));
                    progress.done(done.incrementAndGet());
                  }
                  return null;
                }));
      }
      for (Path track : tracks) {
        await(asked.get(track));
      }
      if (stop.isRequested()) {
        output.remark("Stopped. The same command goes on where it was.");
        return Optional.empty();
      }
      return Optional.of(heard);
    } finally {
      isOver.set(true);
      finish(pool);
    }
  }

  /** Waits for the tracks in hand: what they need is closed afterwards. */
  private static void finish(ExecutorService pool) {
    pool.shutdown();
    try {
      pool.awaitTermination(MOST_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What a front-end hears of a track.
   *
   * @return empty when it cannot be listened to
   * @throws RunException the same, where the track is needed
   */
  Optional<float[]> hear(Path track, FrontEnd frontEnd, boolean isNeeded) throws RunException {
    try {
      return Optional.of(engine.hear(track, frontEnd).values());
    } catch (RunException e) {
      if (isNeeded) {
        throw e;
      }
      output.warning("left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void await(Future<?> track) throws RunException {
    try {
      track.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RunException cause) {
        throw cause;
      }
      throw new IllegalStateException("a track could not be listened to", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException("interrupted", e);
    }
  }
}
