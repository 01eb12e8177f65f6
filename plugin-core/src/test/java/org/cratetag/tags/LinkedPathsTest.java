package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.found;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.cratetag.api.AudioFormat;
import org.cratetag.api.TagStyle;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedPathsTest {
  @TempDir Path folder;
  private Path music;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = folder.toRealPath();
    music = Files.createDirectory(folder.resolve("music"));
  }

  @Test
  void pathWithoutLinks_standsForItself() {
    assertThat(LinkedPaths.of(music)).containsExactly(music);
    assertThat(LinkedPaths.of(music.resolve("gone"))).containsExactly(music.resolve("gone"));
  }

  @Test
  void loopOfLinks_ends() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createSymbolicLink(music.resolve("to other"), other);
    Files.createSymbolicLink(other.resolve("to music"), music);
    Files.createSymbolicLink(other.resolve("to itself"), Path.of("."));
    Files.createSymbolicLink(other.resolve("to nothing"), Path.of("nothing"));
    assertThat(LinkedPaths.of(music)).containsExactlyInAnyOrder(music, other);
  }

  @Test
  void undoOfAFolder_takesBackWhatItsLinksLeadTo() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk 2"));
    Path linked = AudioFixtures.dressed(disk, "b", AudioFormat.MP3, 0.3);
    Files.createSymbolicLink(music.resolve("album"), disk);
    Path stored = AudioFixtures.dressed(folder, "c", AudioFormat.MP3, 0.3);
    Path link = Files.createSymbolicLink(music.resolve("c.mp3"), Path.of("../c.mp3"));
    byte[] old = Files.readAllBytes(stored);
    InMemoryTagJournal journal = new InMemoryTagJournal();
    TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
    for (Path file : List.of(music.resolve("album").resolve("b.mp3"), link)) {
      assertThat(tags.update(found(file, AudioFormat.MP3), any -> CHANGE, TagStyle.SERVER, 1))
          .isInstanceOf(TagUpdate.Written.class);
    }
    List<UndoResult> undone =
        new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(music), 2);
    assertThat(undone)
        .containsExactlyInAnyOrder(
            new UndoResult.Undone(linked, true, List.of()),
            new UndoResult.Undone(stored, true, List.of()));
    assertThat(stored).hasBinaryContent(old);
    assertThat(link).isSymbolicLink();
  }
}
