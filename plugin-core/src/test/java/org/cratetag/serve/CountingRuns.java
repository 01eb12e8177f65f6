package org.cratetag.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cratetag.api.ScanListener;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.config.Configuration;
import org.cratetag.ledger.Goal;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.LibraryScan;
import org.cratetag.ledger.NextWork;
import org.cratetag.ledger.Run;
import org.cratetag.library.FolderSource;
import org.cratetag.notify.ServerNotices;
import org.cratetag.notify.ServerRound;
import org.cratetag.run.RunException;
import org.cratetag.run.RunListener;
import org.cratetag.run.RunReport;
import org.cratetag.schedule.CancelSignal;
import org.cratetag.schedule.Pace;

/**
 * Runs over the real ledger and the real scan, in which a track takes no time: it is heard once for
 * each state it is in, and "tagged" by a byte at its end.
 */
final class CountingRuns implements LibraryRuns {
  private final Ledger ledger;
  private final Clock clock;
  private final Duration settle;
  final List<Job> jobs = new ArrayList<>();
  final List<String> heardTwice = new ArrayList<>();
  final Map<Path, String> leftAs = new HashMap<>();
  private final Set<String> heard;
  private final ServerRound servers;
  final FailingServer server;
  final Map<Path, Integer> tagged = new HashMap<>();
  int released;

  /** Tracks after which each run is stopped; negative for never. */
  int stopAfter = -1;

  Optional<RunException> failure = Optional.empty();

  /** How long a track takes, really. */
  Duration cost = Duration.ZERO;

  CountingRuns(Ledger ledger, Clock clock, Duration settle) {
    this(ledger, clock, settle, new HashSet<>());
  }

  /** With what others have heard. */
  CountingRuns(Ledger ledger, Clock clock, Duration settle, Set<String> heard) {
    this.heard = heard;
    this.server = new FailingServer(clock);
    this.servers =
        new ServerRound(
            ledger.notices(), List.of(server), Set.of(), path -> FailingServer.track(path));
    this.ledger = ledger;
    this.clock = clock;
    this.settle = settle;
  }

  @Override
  public RunReport run(
      Job job, Configuration configuration, RunListener listener, CancelSignal cancel, Pace pace)
      throws RunException, InterruptedException {
    jobs.add(job);
    if (failure.isPresent()) {
      throw failure.get();
    }
    Run run = ledger.startRun("serve", new Goal("tag", "settings"));
    int count = 0;
    try (ServerNotices notices = servers.notices(warning -> {})) {
      for (Path root : job.roots()) {
        if (job.why() == Job.Why.HELP) {
          ledger.joinOthers(run, root);
        } else {
          scan(run, root, listener);
        }
      }
      listener.draining(1);
      while (!cancel.isCancelled()
          && ledger.next(run, "worker", Duration.ofMinutes(5))
              instanceof NextWork.Claimed claimed) {
        Thread.sleep(cost.toMillis());
        work(claimed, listener, notices);
        count++;
        if (count == stopAfter) {
          cancel.cancel();
        }
      }
    } catch (IOException e) {
      throw new RunException(e.toString(), e);
    } finally {
      ledger.finishRun(run, Map.of());
    }
    Map<String, Integer> counts = count == 0 ? Map.of() : Map.of("tagged", count);
    return new RunReport(run.id(), counts, Duration.ZERO, cancel.isCancelled());
  }

  private void scan(Run run, Path root, RunListener listener) throws IOException {
    if (!Files.exists(root)) {
      scan(run, root.getParent(), listener);
      return;
    }
    try (LibraryScan scan = ledger.startScan(run, root, false)) {
      new FolderSource(clock, settle)
          .scan(
              root.toString(),
              new ScanListener() {
                @Override
                public boolean isKnown(Path path, long size, Instant modified) {
                  return scan.isKnown(path, size, modified);
                }

                @Override
                public boolean wasSeen(Path path, long size, Instant modified) {
                  return scan.wasSeen(path, size, modified);
                }

                @Override
                public void found(AudioFile file) {
                  scan.enqueue(file);
                }

                @Override
                public void skipped(Path path, String reason) {
                  scan.skipped(path);
                  listener.outcome(new TrackOutcome.Skipped(path, Optional.empty(), reason));
                }
              });
      scan.complete();
    }
  }

  private void work(NextWork.Claimed claimed, RunListener listener, ServerNotices notices)
      throws IOException {
    AudioFile file = claimed.claim().file();
    Path path = file.path();
    String state = path + " " + file.sizeBytes() + " " + file.lastModified();
    if (!heard.add(state)) {
      heardTwice.add(state);
    }
    if (!Files.exists(path) || Files.size(path) != file.sizeBytes()) {
      // A run that finds another file leaves it to the next scan.
      TrackOutcome left = new TrackOutcome.Skipped(path, Optional.empty(), "changed");
      ledger.settle(claimed.claim(), left, file);
      return;
    }
    Files.write(path, new byte[1], StandardOpenOption.APPEND);
    Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
    AudioFile after =
        new AudioFile(
            path, file.format(), Files.size(path), Files.getLastModifiedTime(path).toInstant());
    leftAs.put(path, after.sizeBytes() + " " + after.lastModified());
    TrackPrediction nothing =
        new TrackPrediction(List.of(), List.of(), OptionalDouble.empty(), List.of());
    TrackOutcome unchanged = new TrackOutcome.Unchanged(path, Optional.of(nothing), 0);
    ledger.settle(claimed.claim(), unchanged, after);
    tagged.merge(path, 1, Integer::sum);
    notices.tagged(FailingServer.track(path));
    listener.outcome(unchanged);
  }

  @Override
  public Optional<Instant> tellServers(Configuration configuration) {
    return servers.go(warning -> {});
  }

  @Override
  public void release() {
    released++;
  }
}
