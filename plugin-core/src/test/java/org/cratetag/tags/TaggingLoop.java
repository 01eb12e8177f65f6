package org.cratetag.tags;

import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.ledger.Ledger;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.posix.SmbShare;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;

/**
 * A process that is there to be killed: it opens the ledger of a folder, tidies up after the one
 * before it, checks that journal and files agree, and then tags, undoes and undoes the undoing of
 * every file, several at once, until it is killed. It prints {@code recovering}, {@code ready} and
 * {@code step} after each step; what it finds wrong is its last line, and its exit status is 9.
 *
 * <p>With a number of steps it ends of itself after them.
 *
 * <p>Each file is always one of three: as it was found, with a first change, or with a second one.
 */
final class TaggingLoop {
  /** What the second change adds. */
  static final TagValues SECOND =
      new TagValues(
          Map.of(
              TagField.GENRE, List.of("House"),
              TagField.STYLE, List.of("Deep House, as somebody said at greater length than before"),
              TagField.BPM, List.of("121")));

  private static final int WRONG = 9;
  private static final int THREADS = 3;
  private static final long AT_REST_MS = 3000;
  private static final int TRIES = 4;
  private static final Logger ROOT = Logger.getLogger("");

  private final TagJournal journal;
  private final TagService tags;
  private final UndoService undo;
  private final Map<Path, Long> changed = new ConcurrentHashMap<>();

  private TaggingLoop(TagJournal journal) {
    this.journal = journal;
    this.tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
    this.undo = new UndoService(tags, journal, Clock.systemUTC());
  }

  /** Arguments: the folder of the ledger, the folder of the files, a seed, perhaps steps. */
  public static void main(String[] args) {
    ROOT.setLevel(Level.OFF);
    try {
      // Never closed: this process ends by being killed.
      Ledger ledger = Ledger.open(Path.of(args[0]).resolve("ledger"), Clock.systemUTC());
      Path music = Path.of(args[1]);
      System.out.println("recovering");
      new TagRecovery(ledger.tagJournal()).recover();
      TaggingLoop loop = new TaggingLoop(ledger.tagJournal());
      loop.verify(music);
      System.out.println("ready");
      if (args.length == 3) {
        loop.start(filesIn(music), Long.parseLong(args[2]));
      } else {
        loop.step(filesIn(music), new Random(1), Integer.parseInt(args[3]));
        System.exit(0);
      }
    } catch (Exception | AssertionError e) {
      fail(e);
    }
  }

  private static void fail(Throwable e) {
    System.out.println("wrong: " + e);
    e.printStackTrace(System.out);
    System.out.flush();
    Runtime.getRuntime().halt(WRONG);
  }

  private void verify(Path music) throws Exception {
    if (!journal.listUnfinished().isEmpty()) {
      throw new IllegalStateException("unfinished: " + journal.listUnfinished());
    }
    for (Path file : filesIn(music)) {
      if (file.getFileName().toString().contains("cratetag-")) {
        throw new IllegalStateException("left over: " + file);
      }
      List<JournalEntry> entries = journal.listByPath(file);
      if (!entries.isEmpty()
          && !entries.get(0).change().fileAfter().orElseThrow().sha256().equals(hash(file))) {
        throw new IllegalStateException("the journal does not know " + file + ": " + entries);
      }
    }
  }

  private static String hash(Path file) throws Exception {
    return FileStates.of(file).sha256();
  }

  private void start(List<Path> files, long seed) {
    for (int i = 0; i < THREADS; i++) {
      int first = i;
      Random random = new Random(seed * THREADS + i);
      new Thread(
              () -> {
                try {
                  while (true) {
                    // Each thread has its own files, as workers have.
                    int own = (files.size() - first + THREADS - 1) / THREADS;
                    step(files.get(first + THREADS * random.nextInt(own)), random);
                    System.out.println("step");
                  }
                } catch (Exception | Error e) {
                  fail(e);
                }
              })
          .start();
    }
  }

  private void step(List<Path> files, Random random, int steps) throws Exception {
    for (int i = 0; i < steps; i++) {
      step(files.get(i % files.size()), random);
    }
  }

  private void step(Path file, Random random) throws Exception {
    awaitRest(file);
    stepOf(file, random);
    changed.put(file, System.nanoTime());
  }

  /**
   * What a share says of times can be a second old, and a server can set them a second after a
   * change.
   */
  private void awaitRest(Path file) throws Exception {
    Long last = changed.get(file);
    if (last != null && SmbShare.holds(file)) {
      Thread.sleep(Math.max(0, AT_REST_MS - (System.nanoTime() - last) / 1_000_000));
    }
  }

  private void stepOf(Path file, Random random) throws Exception {
    List<JournalEntry> entries = journal.listByPath(file);
    long runId = random.nextLong(1L << 60);
    switch (entries.isEmpty() ? 0 : random.nextInt(4)) {
      case 0, 1 -> tag(file, runId);
      case 2 ->
          verifyAll(tryAtRest(file, () -> undo.undoRun(entries.get(0).runId(), runId)), entries);
      default -> verifyAll(tryAtRest(file, () -> undo.undoPaths(List.of(file), runId)), entries);
    }
  }

  /** On a share even a file that has long been at rest may get another time from its server. */
  private static <T> T tryAtRest(Path file, Callable<T> step) throws Exception {
    T result = step.call();
    for (int tries = 1;
        tries < TRIES && result.toString().contains("changed meanwhile") && SmbShare.holds(file);
        tries++) {
      Thread.sleep(AT_REST_MS);
      result = step.call();
    }
    return result;
  }

  private void tag(Path file, long runId) throws Exception {
    AudioFormat format = AudioFormat.parse(file.getFileName().toString().split(" ")[0]);
    TagUpdate update =
        tryAtRest(file, () -> tags.update(found(file, format), this::next, TagStyle.SERVER, runId));
    if (!(update instanceof TagUpdate.Written || update instanceof TagUpdate.Unchanged)) {
      throw new IllegalStateException(file + ": " + update);
    }
  }

  private TagValues next(TagValues current) {
    return current.has(TagField.GENRE) ? SECOND : CHANGE;
  }

  private static void verifyAll(List<UndoResult> results, List<JournalEntry> entries) {
    for (UndoResult result : results) {
      if (!(result instanceof UndoResult.Undone undone && undone.identical())) {
        throw new IllegalStateException(result + " of " + entries);
      }
    }
  }

  /** The three contents that a file can have, by hash. */
  static List<String> contents(Path file, AudioFormat format) throws Exception {
    TagService tags =
        new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC());
    Path apart = Files.createTempDirectory("contents");
    Path copy = Files.copy(file, apart.resolve("model"));
    String old = hash(copy);
    tags.update(found(copy, format), any -> CHANGE, TagStyle.SERVER, 1);
    String first = hash(copy);
    tags.update(found(copy, format), any -> SECOND, TagStyle.SERVER, 1);
    String second = hash(copy);
    Files.delete(copy);
    Files.delete(apart);
    return List.of(old, first, second);
  }
}
