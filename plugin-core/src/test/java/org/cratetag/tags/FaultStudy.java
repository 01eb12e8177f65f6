package org.cratetag.tags;

import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.disk.FaultyCalls;
import org.cratetag.fixture.disk.FaultyCalls.Fault;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.posix.SmbShare;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;

/**
 * A process with {@link FaultyCalls} in front of the C library: it tags and undoes a file of each
 * format again and again, and each time another call on the way is at fault. Then it looks with
 * calls that work: the old file or the new one must be there, whole, and the next start must leave
 * that and a journal which knows it. It prints what it tried; what it finds wrong is its last line.
 */
final class FaultStudy {
  private static final int INPUT_OUTPUT = 5;
  private static final int NO_ENTRY = 2;
  private static final int NO_ACCESS = 13;
  private static final int NO_SPACE = 28;
  private static final int STALE = 116;

  /** What is tried: which calls, how, with which error, and whether a few must do. */
  private record Kind(String call, Fault fault, int error, boolean everyCall) {
    /** Whether a share is tried, too: there, names change in another way. */
    boolean isOfNames() {
      return call.equals("rename") || call.equals("unlink") || fault == Fault.DEAD;
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("rename", Fault.FAIL, NO_ACCESS, true),
          new Kind("rename", Fault.FAIL, NO_ENTRY, true),
          new Kind("rename", Fault.FAIL, STALE, true),
          new Kind("rename", Fault.FAIL_DONE, NO_ENTRY, true),
          new Kind("rename", Fault.FAIL_DONE, INPUT_OUTPUT, true),
          new Kind("rename", Fault.LIE, 0, true),
          new Kind("rename", Fault.LATE, 0, true),
          new Kind("rename", Fault.GONE, NO_ENTRY, true),
          new Kind("rename", Fault.GONE, NO_ACCESS, true),
          new Kind("rename", Fault.BLOCKED, NO_ACCESS, true),
          new Kind("rename", Fault.DOOMED, NO_ACCESS, true),
          new Kind("rename", Fault.DEAD, NO_ACCESS, true),
          new Kind("unlink", Fault.FAIL, NO_ACCESS, true),
          new Kind("unlink", Fault.LIE, 0, true),
          new Kind("close", Fault.FAIL, INPUT_OUTPUT, false),
          new Kind("fsync", Fault.FAIL, NO_SPACE, true),
          new Kind("", Fault.FAIL, INPUT_OUTPUT, false),
          new Kind("", Fault.FAIL, STALE, false),
          new Kind("", Fault.FAIL, NO_ENTRY, false),
          new Kind("", Fault.FAIL_DONE, INPUT_OUTPUT, false),
          new Kind("", Fault.LIE, 0, false),
          new Kind("", Fault.LATE, 0, false),
          new Kind("", Fault.DEAD, STALE, false));

  /** How names change does not hang on the format; one is written in place, one apart. */
  private static final Set<AudioFormat> ON_SHARES = Set.of(AudioFormat.MP3, AudioFormat.WMA);

  private final FaultyCalls calls;
  private final Path folder;
  private final int every;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private int steps;

  private FaultStudy(FaultyCalls calls, Path folder, int every) {
    this.calls = calls;
    this.folder = folder;
    this.every = every;
  }

  /** Arguments: the library, a folder with a file {@code FORMAT} of each, every how many calls. */
  public static void main(String[] args) {
    Logger.getLogger("").setLevel(Level.OFF);
    try {
      Path folder = Path.of(args[1]).toRealPath();
      FaultyCalls calls = FaultyCalls.here(Path.of(args[0]));
      replaceOpenList(calls, Files.createDirectory(folder.resolve("lists")));
      for (AudioFormat format : AudioFixtures.tagged()) {
        FaultStudy study = new FaultStudy(calls, folder, Integer.parseInt(args[2]));
        study.run(format);
        System.out.printf("%s: %d faults; %s%n", format, study.steps, study.outcomes);
      }
      System.out.println("done");
    } catch (Exception | AssertionError e) {
      System.out.println("wrong: " + e);
      e.printStackTrace(System.out);
      System.exit(9);
    }
  }

  /** What is no music, a playlist for example, is replaced in a simpler way. */
  private static void replaceOpenList(FaultyCalls calls, Path lists) throws IOException {
    Path list = Files.writeString(lists.resolve("a.m3u8"), "old");
    Path fresh = Files.writeString(lists.resolve("fresh"), "new");
    calls.share(true);
    calls.arm(lists, "rename", Fault.FAIL, NO_ACCESS, 2);
    try {
      SmbShare.replace(fresh, list);
      verify(false, "a failure is not told");
    } catch (IOException told) {
      verify(Files.readString(list).equals("old"), "not given back: " + filesIn(lists));
    }
    calls.arm(lists, "rename", Fault.DOOMED, NO_ACCESS, 1);
    SmbShare.replace(fresh, list);
    calls.disarm();
    verify(Files.readString(list).equals("new"), "lost: " + filesIn(lists));
    verify(filesIn(lists).equals(List.of(list)), "left over: " + filesIn(lists));
  }

  private void run(AudioFormat format) throws Exception {
    byte[] old = Files.readAllBytes(folder.resolve(format.toString()));
    Path once = Files.createDirectory(folder.resolve(format + " once"));
    Path file = Files.write(once.resolve("a." + format.suffix()), old);
    update(tags(new InMemoryTagJournal()), file, format);
    byte[] tagged = Files.readAllBytes(file);
    for (Kind kind : KINDS) {
      tryAll(old, tagged, format, kind, false);
      if (kind.isOfNames() && (every == 1 || ON_SHARES.contains(format))) {
        tryAll(old, tagged, format, kind, true);
      }
    }
  }

  private void tryAll(byte[] old, byte[] tagged, AudioFormat format, Kind kind, boolean onShare)
      throws Exception {
    calls.share(onShare);
    int stride = kind.everyCall() ? 1 : every;
    int step =
        1
            + (kind.everyCall()
                ? 0
                : (kind.error() + AudioFixtures.tagged().indexOf(format)) % stride);
    while (isStep(old, tagged, format, kind, step, onShare)) {
      step += stride;
      steps++;
    }
  }

  private static TagService tags(TagJournal journal) {
    return new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
  }

  private static TagUpdate update(TagService tags, Path file, AudioFormat format)
      throws IOException {
    return tags.update(found(file, format), any -> CHANGE, TagStyle.SERVER, 1);
  }

  /** Whether there was such a call. */
  private boolean isStep(
      byte[] old, byte[] tagged, AudioFormat format, Kind kind, int step, boolean onShare)
      throws Exception {
    String name =
        format
            + (onShare ? " on a share " : " ")
            + kind.call()
            + " "
            + kind.fault()
            + kind.error()
            + " "
            + step;
    Path music = Files.createDirectory(folder.resolve(name));
    Path file = Files.write(music.resolve("a." + format.suffix()), old);
    InMemoryTagJournal journal = new InMemoryTagJournal();
    TagService tags = tags(journal);
    AudioFile found = found(file, format);
    calls.arm(music, kind.call(), kind.fault(), kind.error(), step);
    TagUpdate update;
    try {
      update = tags.update(found, any -> CHANGE, TagStyle.SERVER, 1);
    } catch (Exception e) {
      throw new AssertionError("thrown: " + name + " (" + calls.hit() + ")", e);
    }
    boolean inUpdate = calls.count() >= step;
    List<UndoResult> undone =
        new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(file), 2);
    boolean reached = calls.count() >= step;
    String hit = calls.hit();
    calls.disarm();
    String what = name + " (" + hit + "): " + update + ", " + undone;
    if (inUpdate) {
      outcomes.merge(update.getClass().getSimpleName(), 1, Integer::sum);
    } else if (reached && !undone.isEmpty()) {
      outcomes.merge(undone.get(0).getClass().getSimpleName(), 1, Integer::sum);
    }
    if (onShare && kind.fault() == Fault.DOOMED) {
      verify(update instanceof TagUpdate.Written, "open, and not replaced: " + what);
    }
    verifyThere(music, file, old, tagged, what);
    if (inUpdate && !Files.exists(file)) {
      verifyNextTry(tags, found, file, what);
    }
    verifyNextStart(journal, music, file, old, tagged, what);
    verifyLaterUse(journal, file, format, old, what);
    return reached;
  }

  private static void verify(boolean right, String what) {
    if (!right) {
      throw new AssertionError(what);
    }
  }

  /** The old file or the new one, at its place or, where that cannot be, beside it. */
  private static void verifyThere(Path music, Path file, byte[] old, byte[] tagged, String what)
      throws IOException {
    if (Files.exists(file)) {
      byte[] now = Files.readAllBytes(file);
      verify(Arrays.equals(now, old) || Arrays.equals(now, tagged), "another file: " + what);
    } else {
      boolean kept = false;
      for (Path other : filesIn(music)) {
        byte[] now = Files.readAllBytes(other);
        kept |= Arrays.equals(now, old) || Arrays.equals(now, tagged);
      }
      verify(kept, "lost: " + what);
      verify(what.contains("it is kept as"), "not said: " + what);
    }
  }

  /** What had to be kept gets its name by the next try in the same run. */
  private static void verifyNextTry(TagService tags, AudioFile found, Path file, String what) {
    TagUpdate again = tags.update(found, any -> CHANGE, TagStyle.SERVER, 1);
    verify(Files.exists(file), "not placed, " + again + ": " + what);
  }

  private static void verifyNextStart(
      TagJournal journal, Path music, Path file, byte[] old, byte[] tagged, String what)
      throws IOException {
    new TagRecovery(journal).recover();
    verify(filesIn(music).equals(List.of(file)), "left over: " + filesIn(music) + " " + what);
    verify(journal.listUnfinished().isEmpty(), "unfinished: " + what);
    byte[] now = Files.readAllBytes(file);
    verify(Arrays.equals(now, old) || Arrays.equals(now, tagged), "another file: " + what);
    List<JournalEntry> entries = journal.listByPath(file);
    verify(
        entries.isEmpty()
            ? Arrays.equals(now, old)
            : entries
                .get(0)
                .change()
                .fileAfter()
                .orElseThrow()
                .sha256()
                .equals(FileStates.of(file).sha256()),
        "the journal does not know: " + what);
  }

  private static void verifyLaterUse(
      TagJournal journal, Path file, AudioFormat format, byte[] old, String what)
      throws IOException {
    TagService tags = tags(journal);
    TagUpdate again = update(tags, file, format);
    verify(
        again instanceof TagUpdate.Written || again instanceof TagUpdate.Unchanged,
        "later " + again + ": " + what);
    new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(file), 3);
    verify(Arrays.equals(Files.readAllBytes(file), old), "not undone: " + what);
  }
}
