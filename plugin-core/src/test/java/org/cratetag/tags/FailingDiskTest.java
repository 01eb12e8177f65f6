package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.disk.FailingDisk;
import org.cratetag.fixture.disk.FailingDisk.Failure;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tags and undoes with a disk that fails at one operation, is full from there on, or stops as at
 * the death of the process, at one step after another. {@code src/bench/tag-faults steps} leaves
 * out none. The library that writes FLAC and WMA passes the failing disk by while it writes.
 */
class FailingDiskTest {
  private static final int EVERY = "all".equals(System.getProperty("cratetag.steps")) ? 1 : 11;

  @TempDir Path folder;

  private final FailingDisk disk = new FailingDisk();

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void failureAtAnyStep_leavesTheOldFileOrTheNewOneAndAJournalThatKnows(AudioFormat format)
      throws Exception {
    byte[] old = Files.readAllBytes(AudioFixtures.file(folder, "model", format, 0.3));
    byte[] tagged = tagged(old, format);
    for (Failure failure : List.of(Failure.ONE_ERROR, Failure.FULL, Failure.DEAD)) {
      int step = 1 + AudioFixtures.tagged().indexOf(format) % EVERY;
      while (tagAndUndo(old, tagged, format, failure, step)) {
        step += EVERY;
      }
      assertThat(step).as("there were steps to fail at").isGreaterThan(EVERY);
    }
  }

  private byte[] tagged(byte[] old, AudioFormat format) throws Exception {
    Path file = Files.write(Files.createDirectory(folder.resolve("once")).resolve("a"), old);
    assertThat(update(new InMemoryTagJournal(), file, format))
        .isInstanceOf(TagUpdate.Written.class);
    return Files.readAllBytes(file);
  }

  private static TagService tags(TagJournal journal) {
    return new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
  }

  private static TagUpdate update(TagJournal journal, Path file, AudioFormat format)
      throws Exception {
    return tags(journal).update(found(file, format), any -> CHANGE, TagStyle.SERVER, 1);
  }

  /** Whether there was such a step. */
  private boolean tagAndUndo(
      byte[] old, byte[] tagged, AudioFormat format, Failure failure, int step) throws Exception {
    String name = failure + " at step " + step;
    Path music = Files.createDirectory(folder.resolve(name));
    Path file = Files.write(disk.path(music.resolve("a." + format.suffix())), old);
    InMemoryTagJournal journal =
        new InMemoryTagJournal() {
          @Override
          protected void before(String what) {
            if (disk.isDead()) {
              throw new IllegalStateException("dead");
            }
          }
        };
    TagService tags = tags(journal);
    AudioFile found = found(file, format);
    disk.fail(failure, step);
    TagUpdate update = tags.update(found, any -> CHANGE, TagStyle.SERVER, 1);
    boolean failed = disk.steps() >= step;
    if (update instanceof TagUpdate.Failed && !disk.isDead()) {
      assertThat(Arrays.equals(Files.readAllBytes(music.resolve("a." + format.suffix())), old))
          .as(name)
          .isTrue();
    }
    List<UndoResult> undone =
        new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(file), 2);
    boolean reached = disk.steps() >= step;
    disk.fail(Failure.NONE, 0);

    new TagRecovery(journal).recover();
    assertThat(filesIn(music)).as(name).containsExactly(music.resolve("a." + format.suffix()));
    assertThat(journal.listUnfinished()).as(name).isEmpty();
    byte[] now = Files.readAllBytes(file);
    assertThat(Arrays.equals(now, old) || Arrays.equals(now, tagged)).as(name).isTrue();
    List<JournalEntry> entries = journal.listByPath(file);
    if (entries.isEmpty()) {
      assertThat(Arrays.equals(now, old)).as(name).isTrue();
    } else {
      assertThat(entries.get(0).change().fileAfter().orElseThrow().sha256())
          .as("%s: %s, %s", name, update, undone)
          .isEqualTo(FileStates.of(file).sha256());
    }
    if (failed && failure != Failure.DEAD && !(update instanceof TagUpdate.Written)) {
      assertThat(update).as(name).isInstanceOf(TagUpdate.Failed.class);
    }
    return reached;
  }
}
