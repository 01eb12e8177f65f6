package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.make;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.assertj.core.groups.Tuple;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.file.ScratchFolder;
import org.cratetag.tags.file.TemporaryFile;
import org.cratetag.tags.id3.Id3TagWriter;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTest {
  private static final int HALTED = 77;

  @TempDir Path folder;

  /** No start comes after the halted process, to remove what it left. */
  @TempDir Path scratch;

  /** Runs in a JVM of its own: tags one file and halts at a step. */
  static final class HaltingUpdate {
    private HaltingUpdate() {}

    public static void main(String[] arguments) throws Exception {
      String step = arguments[1];
      InMemoryTagJournal journal =
          new InMemoryTagJournal() {
            @Override
            protected void before(String now) {
              haltAt(step, now);
            }
          };
      TagWriter writer = new WriterThatStops(() -> haltAt(step, "write"));
      AudioFile file = found(Path.of(arguments[0]), AudioFormat.MP3);
      new TagService(List.of(writer), journal, Clock.systemUTC())
          .update(file, current -> CHANGE, TagStyle.SERVER, 1);
    }

    private static void haltAt(String step, String now) {
      if (step.equals(now)) {
        Runtime.getRuntime().halt(HALTED);
      }
    }
  }

  /** Does something between half of its work and the rest. */
  private record WriterThatStops(Runnable stop) implements TagWriter {
    @Override
    public boolean supports(AudioFile file) {
      return true;
    }

    @Override
    public TagValues read(Path file) throws TrackException {
      return new Id3TagWriter().read(file);
    }

    @Override
    public void write(Path copy, TagValues change, TagStyle style) throws TrackException {
      new Id3TagWriter().write(copy, change, style);
      stop.run();
    }
  }

  @ParameterizedTest
  @CsvSource({"prepare,false", "write,false", "intend,false", "finish,true"})
  void killedProcess_leavesTheOldFileOrTheNewOne(String step, boolean replaced) throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    byte[] old = Files.readAllBytes(file.path());
    assertThat(runAndHaltAt(step, file.path())).isEqualTo(HALTED);
    if (replaced) {
      assertThat(new Id3TagWriter().read(file.path())).isEqualTo(CHANGE);
    } else {
      assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
    }
  }

  private int runAndHaltAt(String step, Path file) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dsun.jnu.encoding=UTF-8",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                classPath,
                HaltingUpdate.class.getName(),
                file.toString(),
                step)
            .inheritIO()
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prepare", "intend"})
  void journalThatCannotRecord_failsAndLeavesTheFile(String step) throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    byte[] old = Files.readAllBytes(file.path());
    InMemoryTagJournal journal = failingAt(step);
    assertThat(update(file, journal))
        .isEqualTo(new TagUpdate.Failed("the journal cannot be written: disk full"));
    assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
    assertThat(filesIn(folder)).containsExactly(file.path());
    assertThat(journal.listUnfinished()).isEmpty();
  }

  @Test
  void changeThatCameTrueUnrecorded_isFoundAtTheNextStart() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    byte[] old = Files.readAllBytes(file.path());
    boolean[] failing = {true};
    InMemoryTagJournal journal =
        new InMemoryTagJournal() {
          @Override
          protected void before(String step) {
            if (failing[0] && step.equals("finish")) {
              throw new IllegalStateException("disk full");
            }
          }
        };
    assertThat(update(file, journal)).isInstanceOf(TagUpdate.Written.class);
    failing[0] = false;
    assertThat(new TagRecovery(journal).recover()).isEqualTo(1);
    assertThat(journal.listByRun(1).get(0).state()).isEqualTo(JournalEntry.State.DONE);
    TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
    new UndoService(tags, journal, Clock.systemUTC()).undoRun(1, 2);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
  }

  @Test
  void leftovers_areRemovedAtTheNextStartAndNothingElse() throws Exception {
    InMemoryTagJournal journal = new InMemoryTagJournal();
    AudioFile file = make(folder, AudioFormat.MP3);
    Path prepared = Files.write(folder.resolve(".cratetag-1.mp3"), new byte[1]);
    Path intended = Files.write(folder.resolve(".cratetag-2.mp3"), new byte[2]);
    Path stranger = Files.write(folder.resolve(".cratetag-3.mp3"), new byte[3]);
    journal.prepare(1, file.path(), prepared);
    long id = journal.prepare(1, file.path(), intended);
    journal.intend(id, change(file.path(), intended), Optional.empty());
    assertThat(new TagRecovery(journal).recover()).isEqualTo(2);
    assertThat(filesIn(folder)).containsExactlyInAnyOrder(file.path(), stranger);
    assertThat(journal.listByRun(1)).isEmpty();
  }

  @Test
  void leftoversOfTheLibraryBesideTheCopy_areRemovedToo() throws Exception {
    InMemoryTagJournal journal = new InMemoryTagJournal();
    AudioFile file = make(folder, AudioFormat.WMA);
    Path temporary = TemporaryFile.nameBeside(file.path(), journal.mark());
    String name = temporary.getFileName().toString().replace('.', '_');
    Files.write(temporary, new byte[1]);
    Files.write(folder.resolve(name + "123.tmp"), new byte[2]);
    Path stranger = Files.write(folder.resolve("_cratetag-_wma123.tmp"), new byte[3]);
    journal.prepare(1, file.path(), temporary);
    assertThat(new TagRecovery(journal).recover()).isEqualTo(1);
    assertThat(filesIn(folder)).containsExactlyInAnyOrder(file.path(), stranger);
  }

  @Test
  void copyWhoseOriginalIsGone_takesItsPlaceAtTheNextStart() throws Exception {
    InMemoryTagJournal journal = new InMemoryTagJournal();
    AudioFile file = make(folder, AudioFormat.MP3);
    Path copy = intended(journal, file.path());
    byte[] tagged = Files.readAllBytes(copy);
    Files.delete(file.path());
    assertThat(new TagRecovery(journal).recover()).isEqualTo(1);
    assertThat(filesIn(folder)).containsExactly(file.path());
    assertThat(Files.readAllBytes(file.path())).isEqualTo(tagged);
    assertThat(journal.listByRun(1).get(0).state()).isEqualTo(JournalEntry.State.DONE);
  }

  @Test
  void damagedCopyWhoseOriginalIsGone_isKept() throws Exception {
    InMemoryTagJournal journal = new InMemoryTagJournal();
    AudioFile file = make(folder, AudioFormat.MP3);
    Path copy = intended(journal, file.path());
    Files.write(copy, new byte[5]);
    Files.delete(file.path());
    assertThat(new TagRecovery(journal).recover()).isZero();
    assertThat(filesIn(folder)).containsExactly(copy);
    assertThat(journal.listUnfinished()).hasSize(1);
  }

  @Test
  void copyThatIsThereTwice_isRemovedAndTheChangeIsKnown() throws Exception {
    InMemoryTagJournal journal = new InMemoryTagJournal();
    AudioFile file = make(folder, AudioFormat.MP3);
    Path copy = intended(journal, file.path());
    Files.write(file.path(), Files.readAllBytes(copy));
    assertThat(new TagRecovery(journal).recover()).isEqualTo(1);
    assertThat(filesIn(folder)).containsExactly(file.path());
    assertThat(journal.listByRun(1).get(0).state()).isEqualTo(JournalEntry.State.DONE);
  }

  @Test
  void changeThatAnotherProcessMadeAsWell_isNotCountedTwice() throws Exception {
    InMemoryTagJournal journal = new InMemoryTagJournal();
    AudioFile file = make(folder, AudioFormat.MP3);
    byte[] old = Files.readAllBytes(file.path());
    // The copy of a process that was killed before the rename, and of one that took over.
    Path copy = intended(journal, file.path());
    long other = journal.prepare(2, file.path(), folder.resolve(".cratetag-other.mp3"));
    journal.intend(other, change(file.path(), copy), Optional.empty());
    Files.write(file.path(), Files.readAllBytes(copy));
    journal.finish(other);

    assertThat(new TagRecovery(journal).recover()).isEqualTo(1);
    assertThat(filesIn(folder)).containsExactly(file.path());
    assertThat(Files.readAllBytes(file.path())).isNotEqualTo(old);
    assertThat(journal.listByPath(file.path()))
        .extracting(JournalEntry::id, JournalEntry::state)
        .containsExactly(Tuple.tuple(other, JournalEntry.State.DONE));
  }

  /** A copy that is whole and about to be renamed. */
  private static Path intended(InMemoryTagJournal journal, Path file) throws Exception {
    Path copy = TemporaryFile.nameBeside(file, journal.mark());
    Files.write(copy, Files.readAllBytes(file));
    Files.write(copy, new byte[7], StandardOpenOption.APPEND);
    long id = journal.prepare(1, file, copy);
    journal.intend(id, change(file, copy), Optional.empty());
    return copy;
  }

  @Test
  void privateFolderOfAKilledWriter_isRemovedAtTheNextStart() throws Exception {
    InMemoryTagJournal journal = new InMemoryTagJournal();
    AudioFile file = make(folder, AudioFormat.MP3);
    Path copy = TemporaryFile.nameBeside(file.path(), journal.mark());
    journal.prepare(1, file.path(), copy);
    Path scratch = ScratchFolder.make(copy).resolve(copy);
    Files.write(scratch, new byte[3]);
    new TagRecovery(journal).recover();
    assertThat(scratch.getParent()).doesNotExist();
  }

  @Test
  void folderThatIsNotThere_isLeftForTheNextStart() {
    InMemoryTagJournal journal = new InMemoryTagJournal();
    Path gone = folder.resolve("unmounted");
    journal.prepare(1, gone.resolve("a.mp3"), gone.resolve(".cratetag-1.mp3"));
    assertThat(new TagRecovery(journal).recover()).isZero();
    assertThat(journal.listUnfinished()).hasSize(1);
  }

  @Test
  void writerThatHarmsTheAudio_isStopped() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    byte[] old = Files.readAllBytes(file.path());
    TagWriter harmful =
        new TagWriter() {
          @Override
          public boolean supports(AudioFile any) {
            return true;
          }

          @Override
          public TagValues read(Path path) throws TrackException {
            return new Id3TagWriter().read(path);
          }

          @Override
          public void write(Path copy, TagValues change, TagStyle style) throws TrackException {
            new Id3TagWriter().write(copy, change, style);
            try {
              byte[] bytes = Files.readAllBytes(copy);
              bytes[bytes.length - 1] ^= 1;
              Files.write(copy, bytes);
            } catch (java.io.IOException e) {
              throw new TrackException(Stage.TAGS, "cannot write", e);
            }
          }
        };
    TagService tags = new TagService(List.of(harmful), new InMemoryTagJournal(), Clock.systemUTC());
    assertThat(tags.update(file, current -> CHANGE, TagStyle.SERVER, 1))
        .isEqualTo(new TagUpdate.Skipped("the audio would change"));
    assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
    assertThat(filesIn(folder)).containsExactly(file.path());
  }

  private static TagChange change(Path before, Path after) throws Exception {
    return new TagChange(
        TagChange.Kind.UPDATE,
        TagValues.EMPTY,
        CHANGE,
        Optional.of(FileStates.of(before)),
        Optional.of(FileStates.of(after)),
        OptionalLong.empty(),
        Clock.systemUTC().instant(),
        Optional.empty());
  }

  private static TagUpdate update(AudioFile file, TagJournal journal) {
    return new TagService(BuiltInWriters.list(), journal, Clock.systemUTC())
        .update(file, current -> CHANGE, TagStyle.SERVER, 1);
  }

  private static InMemoryTagJournal failingAt(String failing) {
    return new InMemoryTagJournal() {
      @Override
      protected void before(String step) {
        if (step.equals(failing)) {
          throw new IllegalStateException("disk full");
        }
      }
    };
  }
}
