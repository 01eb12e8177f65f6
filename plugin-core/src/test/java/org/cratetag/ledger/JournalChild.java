package org.cratetag.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;

/** A process of its own that journals changes and prints the number of each that is on the disk. */
public final class JournalChild {
  private static final TagChange CHANGE =
      new TagChange(
          TagChange.Kind.UPDATE,
          new TagValues(Map.of(TagField.GENRE, List.of("Jazz"))),
          new TagValues(Map.of(TagField.GENRE, List.of("House"), TagField.BPM, List.of("126"))),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Instant.parse("2026-01-01T00:00:00Z"),
          Optional.empty());

  private JournalChild() {}

  /** Arguments: database, run, number of changes. */
  public static void main(String[] args) {
    try (Ledger ledger = open(Path.of(args[0]))) {
      write(ledger, Long.parseLong(args[1]), Integer.parseInt(args[2]), System.out::println);
    }
  }

  public static Ledger open(Path database) {
    return Ledger.open(database, Clock.systemUTC());
  }

  public static void write(Ledger ledger, long run, int changes, LongConsumer forced) {
    TagJournal journal = ledger.tagJournal();
    for (int i = 0; i < changes; i++) {
      Path song = Path.of("/music/artist " + i % 50, "song " + i + ".flac").toAbsolutePath();
      long id = journal.prepare(run, song, song.resolveSibling(".temporary-" + i));
      journal.intend(id, CHANGE, Optional.empty());
      forced.accept(id);
      journal.finish(id);
    }
  }

  public static Process start(Path database, long run, int changes) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            JournalChild.class.getName(),
            database.toString(),
            String.valueOf(run),
            String.valueOf(changes))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
