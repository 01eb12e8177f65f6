package org.cratetag.tags.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.make;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.InMemoryTagJournal;
import org.cratetag.tags.TagService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoneFilesTest {
  @TempDir Path temporary;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
  private final UndoService undo = new UndoService(tags, journal, Clock.systemUTC());
  private final UndoneFiles undone = new UndoneFiles(journal);
  private AudioFile file;

  @BeforeEach
  void tagOnce() throws Exception {
    Path music = Files.createDirectory(temporary.toRealPath().resolve("music"));
    file = make(music, AudioFormat.MP3);
    tags.update(file, current -> CHANGE, TagStyle.SERVER, 1);
  }

  @Test
  void nothingIsUndone_whereNobodyUndidAnything() throws Exception {
    assertThat(undone.findUndo(file.path())).isEmpty();
  }

  @Test
  void anUndo_duringTheRunThatAsks_isSeenSoon() throws Exception {
    assertThat(undone.findUndo(file.path())).isEmpty();

    undo.undoRun(1, 2);

    OptionalLong found = undone.findUndo(file.path());
    for (int waited = 0; found.isEmpty() && waited < 10_000; waited += 50) {
      Thread.sleep(50);
      found = undone.findUndo(file.path());
    }
    assertThat(found).isEqualTo(OptionalLong.of(2));
  }

  @Test
  void aFile_isNoLongerUndone_whenTheUndoIsUndone() throws Exception {
    undo.undoRun(1, 2);
    undo.undoRun(2, 3);

    assertThat(undone.findUndo(file.path())).isEmpty();
  }
}
