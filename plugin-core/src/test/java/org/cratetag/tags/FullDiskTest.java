package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.ledger.Ledger;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real disk that is full, or read-only, under the music or under the ledger. Needs the right to
 * mount; {@link FailingDiskTest} does without, and fails at every step.
 */
@Timeout(120)
class FullDiskTest {
  @TempDir Path folder;
  private Path mounted;

  @BeforeEach
  void makeFolder() throws Exception {
    mounted = Files.createDirectory(folder.resolve("mounted"));
  }

  private SmallDisk disk(int kilobytes) throws Exception {
    SmallDisk disk = SmallDisk.mount(mounted, kilobytes);
    assumeThat(disk).as("needs the right to mount a file system").isNotNull();
    return disk;
  }

  private static TagUpdate update(TagService tags, Path file, AudioFormat format) throws Exception {
    return tags.update(found(file, format), any -> CHANGE, TagStyle.SERVER, 1);
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void noSpaceForTheCopy_failsAndTheOriginalIsWhole(AudioFormat format) throws Exception {
    Path model = AudioFixtures.file(folder, "model", format, 0.5);
    byte[] old = Files.readAllBytes(model);
    try (SmallDisk disk = disk(2_000)) {
      Path file = Files.copy(model, mounted.resolve("a." + format.suffix()));
      InMemoryTagJournal journal = new InMemoryTagJournal();
      TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
      for (int room : List.of(0, old.length / 2, old.length)) {
        List<Path> fillers = disk.fill(room);
        TagUpdate update = update(tags, file, format);
        for (Path filler : fillers) {
          Files.delete(filler);
        }
        if (update instanceof TagUpdate.Failed failed) {
          assertThat(failed.reason()).containsIgnoringCase("space");
          assertThat(Files.readAllBytes(file)).isEqualTo(old);
        } else {
          // The tags had room in the file's last block.
          assertThat(room).isEqualTo(old.length);
        }
        assertThat(filesIn(mounted)).containsExactly(file);
        assertThat(journal.listUnfinished()).isEmpty();
      }
      assertThat(update(tags, file, format)).isNotInstanceOf(TagUpdate.Failed.class);
      new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(file), 2);
      assertThat(Files.readAllBytes(file)).isEqualTo(old);
    }
  }

  @Test
  void readOnlyDisk_leavesFilesAloneWithTheReason() throws Exception {
    Path model = AudioFixtures.file(folder, "model", AudioFormat.FLAC, 0.5);
    try (SmallDisk disk = disk(2_000)) {
      Path file = Files.copy(model, mounted.resolve("a.flac"));
      TagService tags =
          new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC());
      assertThat(disk.remount("ro")).isTrue();
      assertThat(update(tags, file, AudioFormat.FLAC))
          .isEqualTo(new TagUpdate.Skipped("the file is read-only"));
      assertThat(Files.mismatch(file, model)).isEqualTo(-1);
    }
  }

  @Test
  void ledgerOnAFullDisk_changesNothingAndGoesOnWithRoom() throws Exception {
    Path model = AudioFixtures.file(folder, "model", AudioFormat.MP3, 0.5);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      files.add(Files.copy(model, folder.resolve(i + ".mp3")));
    }
    try (SmallDisk disk = disk(6_000)) {
      List<Path> written = new ArrayList<>();
      List<Path> fillers;
      try (Ledger ledger = Ledger.open(mounted.resolve("ledger"), Clock.systemUTC())) {
        TagService tags =
            new TagService(BuiltInWriters.list(), ledger.tagJournal(), Clock.systemUTC());
        written.add(files.get(0));
        assertThat(update(tags, files.get(0), AudioFormat.MP3))
            .isInstanceOf(TagUpdate.Written.class);
        fillers = disk.fill(300_000);
        Path failed = null;
        for (Path file : files.subList(1, files.size())) {
          TagUpdate update = update(tags, file, AudioFormat.MP3);
          if (update instanceof TagUpdate.Failed because) {
            assertThat(because.reason()).contains("journal cannot be written");
            failed = file;
            break;
          }
          written.add(file);
        }
        assertThat(failed).as("the disk was full").isNotNull();
        assertThat(Files.mismatch(failed, model)).isEqualTo(-1);
        for (Path filler : fillers) {
          Files.delete(filler);
        }
        assertThat(update(tags, failed, AudioFormat.MP3)).isInstanceOf(TagUpdate.Written.class);
        written.add(failed);
      }
      verifyUndo(written, model);
    }
  }

  /** The journal knows every change, also for the next process. */
  private void verifyUndo(List<Path> written, Path model) throws Exception {
    try (Ledger ledger = Ledger.open(mounted.resolve("ledger"), Clock.systemUTC())) {
      // That a change came true may be lost with the disk full, that it was intended may not.
      new TagRecovery(ledger.tagJournal()).recover();
      assertThat(ledger.tagJournal().listUnfinished()).isEmpty();
      assertThat(ledger.tagJournal().listByRun(1)).hasSize(written.size());
      TagService tags =
          new TagService(BuiltInWriters.list(), ledger.tagJournal(), Clock.systemUTC());
      new UndoService(tags, ledger.tagJournal(), Clock.systemUTC()).undoRun(1, 2);
      for (Path file : written) {
        assertThat(Files.mismatch(file, model)).isEqualTo(-1);
      }
    }
  }
}
