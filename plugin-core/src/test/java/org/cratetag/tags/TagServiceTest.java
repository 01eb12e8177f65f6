package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cratetag.api.AudioFile;
import org.cratetag.api.AudioFormat;
import org.cratetag.api.TagField;
import org.cratetag.api.TagStyle;
import org.cratetag.api.TagValues;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TagServiceTest {
  private static final TagValues CHANGE =
      new TagValues(
          Map.of(
              TagField.GENRE, List.of("Electronic", "Tech House"),
              TagField.STYLE, List.of("Tech House"),
              TagField.BPM, List.of("126"),
              TagField.CRATETAG, List.of("edm-subgenre/1.0.0 Tech House=0.74")));

  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
  private final UndoService undo = new UndoService(tags, journal, Clock.systemUTC());

  @ParameterizedTest
  @EnumSource(
      value = AudioFormat.class,
      names = {"OPUS"},
      mode = EnumSource.Mode.EXCLUDE)
  void undoGivesTheOldBytesBack_andItsUndoTheNewOnes(AudioFormat format) throws Exception {
    AudioFile file = audio(AudioFixtures.file(folder, "a", format, 2), format);
    byte[] old = Files.readAllBytes(file.path());
    assertThat(tags.update(file, current -> CHANGE, TagStyle.SERVER, 1))
        .isInstanceOf(TagUpdate.Written.class);
    byte[] tagged = Files.readAllBytes(file.path());

    assertThat(undo.undoRun(1, 2))
        .containsExactly(new UndoResult.Undone(file.path(), true, List.of()));
    assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
    assertThat(Files.getLastModifiedTime(file.path()).toInstant()).isEqualTo(file.lastModified());

    assertThat(undo.undoRun(2, 3))
        .containsExactly(new UndoResult.Undone(file.path(), true, List.of()));
    assertThat(Files.readAllBytes(file.path())).isEqualTo(tagged);
    assertThat(undo.undoPaths(List.of(folder), 4)).hasSize(1);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
    assertThat(undo.undoPaths(List.of(folder), 5)).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file.path());
    }
  }

  private static AudioFile audio(Path path, AudioFormat format) throws Exception {
    FileStamp stamp = FileStamp.of(path);
    return new AudioFile(path, format, stamp.sizeBytes(), stamp.lastModified());
  }
}
