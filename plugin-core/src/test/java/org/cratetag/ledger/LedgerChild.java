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
import java.util.function.Consumer;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TrackOutcome;

/**
 * A process of its own that queues a root of made-up files and works on them. It prints {@code
 * ready} when the ledger is open and the path of each track that it settled.
 */
final class LedgerChild {
  static final Goal GOAL = new Goal("tag", "settings");

  private LedgerChild() {}

  /** Arguments: database, root, number of files. */
  public static void main(String[] args) {
    try (Ledger ledger = Ledger.open(Path.of(args[0]), Clock.systemUTC())) {
      System.out.println("ready");
      work(
          ledger,
          Path.of(args[1]),
          Integer.parseInt(args[2]),
          claim -> System.out.println(claim.file().path()));
    }
  }

  static Process start(Path database, Path root, int files) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerChild.class.getName(),
                database.toString(),
                root.toString(),
                String.valueOf(files)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** One run over a root, until it is drained. */
  static void work(Ledger ledger, Path root, int files, Consumer<Claim> settled) {
    Run run = ledger.startRun("tag " + root, GOAL);
    try (LibraryScan scan = ledger.startScan(run, root, false)) {
      for (int i = 0; i < files; i++) {
        AudioFile file = file(root, i);
        if (!scan.isKnown(file.path(), file.sizeBytes(), file.lastModified())) {
          scan.enqueue(file);
        }
      }
      scan.complete();
    }
    while (ledger.next(run, "worker", Duration.ofHours(1)) instanceof NextWork.Claimed next) {
      Claim claim = next.claim();
      AudioFile file = claim.file();
      ledger.settle(claim, new TrackOutcome.Unchanged(file.path(), Optional.empty(), 1), file);
      settled.accept(claim);
    }
    ledger.finishRun(run, Map.of("unchanged", files));
  }

  static AudioFile file(Path root, int number) {
    return new AudioFile(
        root.resolve("track-" + number), AudioFormat.MP3, number, Instant.ofEpochSecond(number));
  }
}
