package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cratetag.fixture.power.DiskImage;
import org.cratetag.fixture.power.Loss;
import org.cratetag.fixture.power.Recording;
import org.cratetag.ledger.Goal;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.Run;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;

/**
 * Makes what a loss of power leaves on the disk and starts there again: every file must be the old
 * or the new one, whole, with its attributes; the ledger must open and know which; what it says was
 * done must be undone to the byte; nothing may be left over.
 */
final class LossCheck {
  /** A machine takes as long to start. */
  private static final Duration LATER = Duration.ofMinutes(5);

  private static final String MUSIC = "/music/";

  private final Path root;
  private final Set<String> paths = new TreeSet<>();
  private final Map<String, String> before;
  private final Map<String, String> after;

  LossCheck(Path root, Recording recording) {
    this.root = root;
    this.before = library(recording.before().summary());
    this.after = library(recording.after().summary());
    paths.addAll(before.keySet());
    paths.addAll(after.keySet());
  }

  private static String text(String summary) {
    return summary == null ? "nothing" : summary;
  }

  private static Map<String, String> library(Map<String, String> disk) {
    Map<String, String> library = new TreeMap<>(disk);
    library.keySet().removeIf(path -> !path.startsWith(MUSIC) || isTemporary(path));
    return library;
  }

  private static boolean isTemporary(String path) {
    return path.contains("cratetag-");
  }

  /** Empties the folder, but for the cache of the home. */
  static void clear(Path root) throws IOException {
    Path cache = root.resolve("home").resolve("cache");
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.startsWith(cache) && !cache.startsWith(path)) {
          Files.delete(path);
        }
      }
    }
  }

  /** What is wrong after a loss; empty when all is well. */
  Optional<String> find(Loss loss) throws IOException {
    clear(root);
    loss.disk().get().write(root);
    try {
      verifyFiles(true);
      verifyLedger();
      verifyFiles(false);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(loss.model() + " " + loss.told() + ": " + e);
    }
  }

  private Map<String, String> now() throws IOException {
    return DiskImage.of(root, path -> path.startsWith(root.resolve("home"))).summary();
  }

  private void verifyFiles(boolean temporaryAllowed) throws IOException {
    Map<String, String> now = now();
    for (String path : now.keySet()) {
      if (path.startsWith(MUSIC) && isTemporary(path)) {
        require(temporaryAllowed, "left over: " + path);
      } else if (path.startsWith(MUSIC)) {
        require(paths.contains(path), "a file of nobody: " + path);
      }
    }
    for (String path : paths) {
      String found = text(now.get(path));
      require(
          found.equals(text(before.get(path))) || found.equals(text(after.get(path))),
          "neither the old nor the new: " + path + " is " + found);
    }
  }

  private static void require(boolean holds, String wrong) {
    if (!holds) {
      throw new IllegalStateException(wrong);
    }
  }

  private void verifyLedger() throws IOException {
    Clock clock = Clock.offset(Clock.systemUTC(), LATER);
    Path file = root.resolve("home").resolve("ledger").resolve("cratetag.db");
    try (Ledger ledger = Ledger.open(file, clock)) {
      TagJournal journal = ledger.tagJournal();
      new TagRecovery(journal).recover();
      require(journal.listUnfinished().isEmpty(), "unfinished: " + journal.listUnfinished());
      verifyFiles(false);
      for (String path : paths) {
        if (!text(before.get(path)).equals(text(after.get(path)))) {
          verifyKnown(journal, path);
        }
      }
      undo(ledger, journal);
    }
  }

  private void verifyKnown(TagJournal journal, String path) throws IOException {
    String now = hash(path);
    List<JournalEntry> done = done(journal, path);
    if (which(path).equals("new")) {
      require(!done.isEmpty(), "the journal does not know that it was written: " + path);
    }
    if (!done.isEmpty()) {
      String said = done.get(0).change().fileAfter().map(f -> f.sha256()).orElse("nothing");
      require(
          now.equals(said),
          "the journal says %s of %s, which is %s".formatted(tell(done), path, which(path)));
    }
  }

  private static String tell(List<JournalEntry> entries) {
    return entries.stream().map(e -> e.id() + " " + e.change().kind() + " " + e.state()).toList()
        + "";
  }

  private String which(String path) throws IOException {
    String now = text(now().get(path));
    return now.equals(text(after.get(path))) ? "new" : "old";
  }

  private List<JournalEntry> done(TagJournal journal, String path) {
    return journal.listByPath(root.resolve(path.substring(1))).stream()
        .filter(entry -> entry.state() == JournalEntry.State.DONE)
        .toList();
  }

  /** As the journal has it. */
  private String hash(String path) throws IOException {
    Path file = root.resolve(path.substring(1));
    return Files.exists(file) ? FileStates.of(file).sha256() : "nothing";
  }

  /** Whatever was done last to a file can be taken back. */
  private void undo(Ledger ledger, TagJournal journal) throws IOException {
    for (String path : paths) {
      List<JournalEntry> done = done(journal, path);
      if (done.isEmpty() || text(before.get(path)).equals(text(after.get(path)))) {
        continue;
      }
      Run run = ledger.startRun("undo", new Goal("undo", "test"));
      UndoService undo =
          new UndoService(TagOnce.service(journal), journal, TagOnce.rules(), Clock.systemUTC());
      List<UndoResult> results = undo.undoRun(done.get(0).runId(), run.id());
      require(
          !results.isEmpty()
              && results.stream().allMatch(r -> r instanceof UndoResult.Undone u && u.identical()),
          "not undone: " + results);
      String old = done.get(0).change().fileBefore().map(f -> f.sha256()).orElse("nothing");
      require(hash(path).equals(old), "not what it was before: " + path);
    }
  }
}
