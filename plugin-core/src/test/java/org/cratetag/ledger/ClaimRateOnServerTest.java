package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.ledger.database.LedgerPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How many tracks a server can hand out and take back, one at a time as where tracks are listened
 * to. {@code src/bench/claims} asks a real server with more of them.
 */
@Timeout(600)
class ClaimRateOnServerTest {
  private static final int TRACKS = Integer.getInteger("cratetag.claims", 600);
  private static final int NODES = Integer.getInteger("cratetag.nodes", 8);
  private static final Goal GOAL = new Goal("tag", "settings");
  private static final Path ROOT = Path.of("/music");

  /** Longer than what a ledger takes for passing tracks, of which it claims several at once. */
  private static final Duration LISTENING = Duration.ofMillis(16);

  private final LedgerPlace place =
      Optional.ofNullable(System.getProperty("cratetag.url"))
          .<LedgerPlace>map(url -> new LedgerPlace.OnServer(url, Optional.empty(), Map.of()))
          .orElseGet(PostgresServer::newPlace);

  @Test
  void manyNodes_claimEachTrackOnce() throws Exception {
    try (Ledger first = Ledger.open(place, Clock.systemUTC())) {
      Run scan = first.startRun("scan", GOAL);
      try (LibraryScan walk = first.startScan(scan, ROOT, true)) {
        for (int i = 0; i < TRACKS; i++) {
          walk.enqueue(
              new AudioFile(
                  ROOT.resolve(i + ".mp3"), AudioFormat.MP3, 1_000, Instant.EPOCH.plusSeconds(i)));
        }
      }
      first.finishRun(scan, Map.of());
    }
    ConcurrentLinkedQueue<Path> claimed = new ConcurrentLinkedQueue<>();
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    List<Callable<Long>> work = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      work.add(() -> drain(claimed));
    }
    long began = System.nanoTime();
    for (Future<Long> node : nodes.invokeAll(work)) {
      node.get();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    nodes.shutdown();
    assertThat(claimed).hasSize(TRACKS).doesNotHaveDuplicates();
    System.out.printf(
        Locale.ROOT,
        "%d nodes: %d tracks claimed and settled in %.1f s, %.0f a second%n",
        NODES,
        TRACKS,
        seconds,
        TRACKS / seconds);
  }

  private long drain(ConcurrentLinkedQueue<Path> claimed) throws InterruptedException {
    long count = 0;
    try (Ledger ledger = Ledger.open(place, Clock.systemUTC())) {
      Run run = ledger.startRun("node", GOAL);
      ledger.joinOthers(run, ROOT);
      while (ledger.next(run, "worker", Duration.ofMinutes(5)) instanceof NextWork.Claimed next) {
        AudioFile file = next.claim().file();
        claimed.add(file.path());
        Thread.sleep(LISTENING.toMillis());
        ledger.settleWithNext(
            next.claim(), new TrackOutcome.Unchanged(file.path(), Optional.empty(), 0), file);
        count++;
      }
      ledger.finishRun(run, Map.of());
    }
    return count;
  }
}
