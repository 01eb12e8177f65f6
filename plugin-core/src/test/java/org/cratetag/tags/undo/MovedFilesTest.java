package org.cratetag.tags.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.make;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.InMemoryTagJournal;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Undoing in libraries that are not where they were, or that links hold together. */
class MovedFilesTest {
  @TempDir Path temporary;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
  private final UndoService undo = new UndoService(tags, journal, Clock.systemUTC());
  private Path music;
  private Path newDisk;
  private AudioFile file;
  private byte[] old;

  @BeforeEach
  void makeLibrary() throws Exception {
    Path root = temporary.toRealPath();
    music = Files.createDirectory(root.resolve("music"));
    newDisk = root.resolve("new-disk");
    file = make(music, AudioFormat.MP3);
    old = Files.readAllBytes(file.path());
  }

  private void tag(AudioFile audio, TagValues change, long runId) {
    assertThat(tags.update(audio, current -> change, TagStyle.SERVER, runId))
        .isInstanceOf(TagUpdate.Written.class);
  }

  private AudioFile at(Path path) throws Exception {
    return new AudioFile(
        path, file.format(), Files.size(path), Files.getLastModifiedTime(path).toInstant());
  }

  private Path move() throws Exception {
    Files.move(music, newDisk);
    return newDisk.resolve(file.path().getFileName());
  }

  @Test
  void undoOfAFolder_findsMovedFilesByTheirContent() throws Exception {
    tag(file, CHANGE, 1);
    Path moved = move();

    assertThat(undo.undoPaths(List.of(newDisk), 2))
        .containsExactly(new UndoResult.Undone(moved, true, List.of()));
    assertThat(Files.readAllBytes(moved)).isEqualTo(old);
    assertThat(undo.undoPaths(List.of(newDisk), 3)).isEmpty();
  }

  @Test
  void undoOfAMovedFile_takesBackEachRun() throws Exception {
    tag(file, CHANGE, 1);
    tag(at(file.path()), new TagValues(Map.of(TagField.STYLE, List.of("Other"))), 2);
    Path moved = move();

    assertThat(undo.undoPaths(List.of(moved), 3)).hasSize(2);
    assertThat(Files.readAllBytes(moved)).isEqualTo(old);
  }

  @Test
  void undoOfARun_saysHowToNameTheNewPlace() throws Exception {
    tag(file, CHANGE, 1);
    move();

    assertThat(undo.undoRun(1, 2))
        .singleElement()
        .isInstanceOfSatisfying(
            UndoResult.Left.class, left -> assertThat(left.reason()).contains("undo FOLDER"));
  }

  @Test
  void undoOfAFolder_leavesCopiesOfTaggedFilesAlone() throws Exception {
    tag(file, CHANGE, 1);
    Files.createDirectory(newDisk);
    Path copy = Files.copy(file.path(), newDisk.resolve("copy.mp3"));

    assertThat(undo.undoPaths(List.of(newDisk), 2))
        .containsExactly(new UndoResult.Failed(copy, MovedFiles.UNKNOWN));
    assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(file.path()));
  }

  @Test
  void undoOfAFolder_isEmpty_whereNothingIsOurs() {
    assertThat(undo.undoPaths(List.of(music), 1)).isEmpty();
  }

  @Test
  void aMovedFile_staysUndone() throws Exception {
    tag(file, CHANGE, 1);
    undo.undoRun(1, 2);
    Path moved = move();

    assertThat(new UndoneFiles(journal).findUndo(moved)).isEqualTo(OptionalLong.of(2));
    assertThat(new UndoneFiles(journal).findUndo(file.path())).isEmpty();
  }

  @Test
  void aMovedFile_isNoLongerUndone_whenItHasChanged() throws Exception {
    tag(file, CHANGE, 1);
    undo.undoRun(1, 2);
    Path moved = move();
    tag(at(moved), CHANGE, 3);

    assertThat(new UndoneFiles(journal).findUndo(moved)).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void undoOfAFolder_takesBackWhatLinksInItLeadTo() throws Exception {
    Path store = Files.createDirectories(temporary.toRealPath().resolve("store"));
    AudioFile inFolder = make(Files.createDirectory(store.resolve("Album")), AudioFormat.FLAC);
    AudioFile alone = make(store, AudioFormat.OGG_VORBIS);
    byte[] flac = Files.readAllBytes(inFolder.path());
    byte[] ogg = Files.readAllBytes(alone.path());
    Files.createSymbolicLink(music.resolve("Album"), store.resolve("Album"));
    Files.createSymbolicLink(music.resolve("alone.ogg"), alone.path());
    Files.createSymbolicLink(store.resolve("Album").resolve("loop"), music);
    tag(inFolder, CHANGE, 1);
    tag(alone, CHANGE, 1);
    tag(file, CHANGE, 1);

    assertThat(undo.undoPaths(List.of(music), 2)).hasSize(3);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
    assertThat(Files.readAllBytes(inFolder.path())).isEqualTo(flac);
    assertThat(Files.readAllBytes(alone.path())).isEqualTo(ogg);
  }
}
