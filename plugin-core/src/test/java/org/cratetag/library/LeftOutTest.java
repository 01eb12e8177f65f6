package org.cratetag.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is audio and is left alone all the same. */
@Timeout(60)
class LeftOutTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir static Path fixtures;
  private static Path song;

  @TempDir Path temporary;
  private final ScanNotes notes = new ScanNotes();
  private Path folder;

  @BeforeAll
  static void makeSong() throws Exception {
    song = AudioFixtures.file(fixtures, "song", AudioFormat.FLAC, 1);
  }

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("music"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "track.mp3.!qB",
        "track.mp3.crdownload",
        "track.mp3.!ut",
        "track.mp3.download",
        "track.mp3.partial",
        "track.mp3.filepart",
        "track.mp3.bc!",
        "track.mp3.incomplete",
        "track.mp3.opdownload",
        "track.mp3.dtapart",
        "track.mp3.!sync",
        "track.mp3.PART",
        "track.mp3.tmp",
        "track.mp3~",
        "INCOMPLETE~track.mp3",
        "INCOMPLETE0123456789abcdef0123456789abcdeftrack.mp3",
        "track.temp.m4a"
      })
  void passesOver_whatIsNamedAsUnfinished(String name) throws IOException {
    add(name);
    scan();
    assertThat(notes.found).isEmpty();
    assertThat(notes.skipped).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Download.mp3", "Part 2.mp3", "Mr. Download", "INCOMPLETE.mp3", "a~b.mp3"})
  void takes_whatOnlySoundsUnfinished(String name) throws IOException {
    Path file = add(name);
    scan();
    assertThat(notes.found).containsOnlyKeys(file);
  }

  @ParameterizedTest
  @CsvSource({
    "song.flac, song.flac.aria2",
    "song.flac, SONG.FLAC.ARIA2",
    "song.flac, song.flac.st",
    "song.flac, song.flac.lftp-pget-status",
    "Album/song.flac, Album.aria2"
  })
  void leavesAlone_whatHasAControlFileBesideIt(Path file, Path control) throws IOException {
    Path left = add(file.toString());
    Files.createFile(folder.resolve(control));
    scan();
    assertThat(notes.found).isEmpty();
    assertThat(notes.skipped).hasSize(1);
    assertThat(notes.skipped.values())
        .allSatisfy(reason -> assertThat(reason).contains("still being written"));
    Files.delete(folder.resolve(control));
    scan();
    assertThat(notes.found).containsOnlyKeys(left);
  }

  @Test
  void leavesAlone_aNamedFileWithAControlFile() throws IOException {
    Path file = add("song.flac");
    Files.createFile(folder.resolve("song.flac.aria2"));
    scan(file);
    assertThat(notes.found).isEmpty();
    assertThat(notes.skipped).containsOnlyKeys(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Recently-Snapshot",
        "@__thumb",
        "@sharebin",
        "~snapshot",
        "RECYCLER",
        "Recycled",
        "Network Trash Folder",
        "Temporary Items",
        "TheVolumeSettingsFolder",
        "@SynoResource",
        "@SynoEAStream",
        "@appstore",
        "FOUND.000",
        ".stversions",
        ".Trash-1000"
      })
  void passesOver_whatStorageSystemsKeep(String name) throws IOException {
    add(name + "/song.flac");
    scan();
    assertThat(notes.found).isEmpty();
    assertThat(notes.skipped).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ".nomedia, ''",
    ".nomedia, made by a phone",
    ".nomusic, ''",
    ".ignore, ''",
    ".ndignore, ''",
    ".plexignore, '*'",
    ".mpdignore, '# all of it\n*'",
    ".plexignore, '**'"
  })
  void passesOverAFolder_withAMarker(String marker, String content) throws IOException {
    add("out/song.flac");
    add("out/below/song.flac");
    Files.writeString(folder.resolve("out").resolve(marker), content);
    Path other = add("in/song.flac");
    scan();
    assertThat(notes.found).containsOnlyKeys(other);
  }

  @Test
  void takesAMarkedFolder_whenItIsNamed() throws IOException {
    Path file = add("song.flac");
    add("below/song.flac");
    Files.createFile(folder.resolve(".nomedia"));
    Files.createFile(folder.resolve("below").resolve(".nomedia"));
    scan();
    assertThat(notes.found).containsOnlyKeys(file);
  }

  @Test
  void leavesOut_whatAMarkersPatternsFit() throws IOException {
    add("out.flac");
    add("sub/Out.flac");
    add("Stems/kick.flac");
    add("sub/deep/drums/kick.flac");
    Path kept = add("sub/kept.flac");
    Path exception = add("Stems/../keep out.flac").normalize();
    Files.writeString(
        folder.resolve(".ignore"), "out*\nStems/\nsub/**/drums\nkeep*\n!keep out.flac\n");
    add("sub/keeper.flac");
    scan();
    assertThat(notes.found).containsOnlyKeys(kept, exception);
  }

  @Test
  void leavesOut_whatTheSettingsName() throws IOException {
    add("Samples/a.flac");
    add("Artist/Stems/b.flac");
    add("Artist/Live (bootleg).flac");
    Path kept = add("Artist/c.flac");
    scan(folder, "samples", "*/Stems/*", "*(bootleg)*");
    assertThat(notes.found).containsOnlyKeys(kept);
  }

  private Path add(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.copy(song, file);
    Files.setLastModifiedTime(file, LONG_AGO);
    return file;
  }

  private void scan() throws IOException {
    scan(folder);
  }

  private void scan(Path location, String... exclude) throws IOException {
    new FolderSource(Clock.systemUTC(), Duration.ofSeconds(5), List.of(exclude))
        .scan(location.toString(), notes);
  }
}
