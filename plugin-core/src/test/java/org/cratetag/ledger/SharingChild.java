package org.cratetag.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cratetag.api.ScanListener;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.library.FolderSource;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.TagFixtures;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.cratetag.tags.file.FileStamp;
import org.cratetag.tags.undo.TagRecovery;

/**
 * A process of its own that does what a run does, with real files and a ledger that others share:
 * tidy up, walk, claim, listen, tag, settle. Listening is a pause. It says {@code open} and waits
 * for a line. Of each track it then says {@code heard} when it has listened, and {@code written},
 * {@code unchanged}, {@code left} or {@code failed}, with the way below the library; {@code done}
 * in the end.
 */
final class SharingChild {
  /** The name of the library. */
  static final String LIBRARY = "music";

  static final Goal GOAL = new Goal("tag", "settings");
  private static final int THREADS = 2;
  private static final TrackPrediction PREDICTION = LedgerFixture.PREDICTION;
  private static final Logger LOGGERS = Logger.getLogger("");

  private final Ledger ledger;
  private final TagService tags;
  private final Path music;
  private final Duration lease;
  private final Duration listening;

  private SharingChild(Ledger ledger, Path music, Duration lease, Duration listening) {
    this.ledger = ledger;
    this.tags = new TagService(BuiltInWriters.list(), ledger.tagJournal(), Clock.systemUTC());
    this.music = music;
    this.lease = lease;
    this.listening = listening;
  }

  /**
   * Arguments: a file or the URL of a server, the folder of the library, milliseconds of a lease,
   * milliseconds of listening.
   */
  public static void main(String[] args) throws Exception {
    LOGGERS.setLevel(Level.OFF);
    Path music = Path.of(args[1]);
    try (Ledger ledger = Ledger.open(place(args[0], music), Clock.systemUTC())) {
      new TagRecovery(ledger.tagJournal()).recover();
      say("open");
      System.in.read();
      new SharingChild(ledger, music, millis(args[2]), millis(args[3])).run();
    }
    say("done");
  }

  private static Duration millis(String text) {
    return Duration.ofMillis(Long.parseLong(text));
  }

  /** With the library at a folder of this machine's own. */
  static LedgerPlace place(String place, Path music) {
    Map<String, Path> libraries = Map.of(LIBRARY, music);
    return place.startsWith(LedgerPlace.OnServer.SCHEME)
        ? new LedgerPlace.OnServer(place, Optional.empty(), libraries)
        : new LedgerPlace.InFile(Path.of(place), libraries);
  }

  private void run() throws Exception {
    Run run = ledger.startRun("tag", GOAL);
    try (LibraryScan scan = ledger.startScan(run, music, false)) {
      new FolderSource(Clock.systemUTC(), Duration.ZERO).scan(music.toString(), listener(scan));
      scan.complete();
    }
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      workers.add(new Thread(() -> drain(run), "worker-" + i));
    }
    workers.forEach(Thread::start);
    for (Thread worker : workers) {
      worker.join();
    }
    ledger.finishRun(run, Map.of());
  }

  private static ScanListener listener(LibraryScan scan) {
    return new ScanListener() {
      @Override
      public boolean isKnown(Path path, long sizeBytes, Instant lastModified) {
        return scan.isKnown(path, sizeBytes, lastModified);
      }

      @Override
      public void found(AudioFile file) {
        scan.enqueue(file);
      }

      @Override
      public void skipped(Path path, String reason) {
        scan.skipped(path);
      }
    };
  }

  private void drain(Run run) {
    try {
      NextWork next = ledger.next(run, Thread.currentThread().getName(), lease);
      while (!(next instanceof NextWork.Drained)) {
        if (next instanceof NextWork.Claimed claimed) {
          work(run, claimed.claim());
        } else {
          LockSupport.parkNanos(20_000_000);
        }
        next = ledger.next(run, Thread.currentThread().getName(), lease);
      }
    } catch (RuntimeException | IOException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(3);
    }
  }

  private void work(Run run, Claim claim) throws IOException {
    AudioFile file = claim.file();
    if (!FileStamp.of(file.path()).fits(file)) {
      settle(claim, skipped(file, "changed since it was found"), file, "left");
      return;
    }
    LockSupport.parkNanos(listening.toNanos());
    say("heard " + way(file));
    TagUpdate update = tags.update(file, current -> TagFixtures.CHANGE, TagStyle.SERVER, run.id());
    if (update instanceof TagUpdate.Written written) {
      settle(
          claim,
          new TrackOutcome.Tagged(file.path(), PREDICTION, written.before(), written.written(), 1),
          written.file(),
          "written");
    } else if (update instanceof TagUpdate.Failed failed) {
      ledger.fail(claim, Stage.TAGS, failed.reason(), true);
      say("failed " + way(file) + " " + failed.reason());
    } else if (update instanceof TagUpdate.Skipped left) {
      settle(claim, skipped(file, left.reason()), file, "left");
    } else {
      settle(
          claim, new TrackOutcome.Unchanged(file.path(), Optional.empty(), 1), file, "unchanged");
    }
  }

  private static TrackOutcome skipped(AudioFile file, String reason) {
    return new TrackOutcome.Skipped(file.path(), Optional.empty(), reason);
  }

  private void settle(Claim claim, TrackOutcome outcome, AudioFile afterwards, String word) {
    ledger.settleWithNext(claim, outcome, afterwards);
    say(word + " " + way(claim.file()));
  }

  private String way(AudioFile file) {
    return music.relativize(file.path()).toString();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
