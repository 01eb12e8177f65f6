package org.cratetag.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same is left out wherever a scan begins, and each rule can be asked for. */
@Timeout(60)
class ExclusionsTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir static Path fixtures;
  private static Path song;

  @TempDir Path temporary;
  private final ScanNotes notes = new ScanNotes();
  private Path music;

  @BeforeAll
  static void makeSong() throws Exception {
    song = AudioFixtures.file(fixtures, "song", AudioFormat.FLAC, 1);
  }

  @BeforeEach
  void makeFolder() throws IOException {
    music = Files.createDirectory(temporary.toRealPath().resolve("music"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Audiobooks/Tolkien/a.flac | the pattern '**/Audiobooks/**', 'exclude' in the settings",
        "x/Stems/deep/a.flac | the pattern 'Stems/', ",
        "x/@eaDir/a.flac | storage systems keep",
        "x/#recycle/a.flac | storage systems keep",
        "x/lost+found/a.flac | storage systems keep",
        "x/.stversions/a.flac | begins with '.': it is hidden",
        "x/.Trash-1000/a.flac | begins with '.': it is hidden",
        "x/._a.flac | Macs keep what is no audio",
        "x/a.flac.part | not done",
        "x/a.flac.!qB | not done",
        "x/a.flac~partial~ | not done",
        "out/deep/a.flac | .nomedia",
        "x/kept.flac | the pattern 'kept*', ",
        "x/a.flac | ",
        "x/kept back.flac | ",
        "x/Stems | ",
      })
  void rule_isNamed_andAScanFromAnywhereHeedsIt(String name, String rule) throws IOException {
    Path file = add(name);
    Files.createDirectories(music.resolve("out"));
    Files.createFile(music.resolve("out").resolve(".nomedia"));
    Files.createDirectories(music.resolve("x"));
    Files.writeString(
        music.resolve("x").resolve(".cratetagignore"),
        "# stems and more\n\nStems/\nkept*\n!kept back.flac\n");
    Exclusions exclusions = new Exclusions(List.of("**/Audiobooks/**"), List.of(music));
    Optional<LeftOut> found = exclusions.find(file);
    if (rule == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found.orElseThrow().reason()).contains(rule);
      assertThat(file.startsWith(found.get().path())).isTrue();
    }
    for (Path from = file; !from.equals(music.getParent()); from = from.getParent()) {
      ScanNotes scanned = new ScanNotes();
      source(List.of("**/Audiobooks/**")).scan(from.toString(), scanned);
      assertThat(scanned.found.containsKey(file)).as("from %s", from).isEqualTo(rule == null);
    }
  }

  @Test
  void lineOfTheRule_isSaid() throws IOException {
    Path file = add("x/y/Bootleg.flac");
    Path ignore = Files.writeString(music.resolve(".cratetagignore"), "# mine\nx/**/boot*\n");
    assertThat(new Exclusions(List.of(), List.of(music)).find(file))
        .map(LeftOut::reason)
        .contains("it is left out by the pattern 'x/**/boot*', " + ignore + " line 2");
    assertThat(
            new Exclusions(
                    List.of("y"),
                    List.of("config.yaml line 3, column 4"),
                    List.of(music),
                    List.of())
                .find(file))
        .map(LeftOut::reason)
        .contains("it is left out by the pattern 'y', config.yaml line 3, column 4");
  }

  @Test
  void emptyIgnoreFileOfOurs_leavesNothingOut() throws IOException {
    Path file = add("x/a.flac");
    Files.createFile(music.resolve("x").resolve(".cratetagignore"));
    source(List.of()).scan(music.toString(), notes);
    assertThat(notes.found).containsOnlyKeys(file);
  }

  @Test
  void patternForFolders_fitsNoFile() throws IOException {
    Path file = add("live");
    add("sets/live/a.flac");
    Files.createDirectories(music.resolve("links"));
    Files.createSymbolicLink(music.resolve("links/live"), fixtures);
    source(List.of("live/")).scan(music.toString(), notes);
    assertThat(notes.found).containsOnlyKeys(file);
  }

  @Test
  void escapedSigns_areLetters() throws IOException {
    add("#1.flac");
    add("!x.flac");
    Path kept = add("2.flac");
    Files.writeString(music.resolve(".cratetagignore"), "\\#1*\n\\!x*\n");
    source(List.of()).scan(music.toString(), notes);
    assertThat(notes.found).containsOnlyKeys(kept);
  }

  @Test
  void libraryInALibrary_isLeftToItself() throws IOException {
    Path kept = add("a.flac");
    Path inner = add("dj/x/b.flac");
    Exclusions exclusions =
        new Exclusions(List.of(), List.of(), List.of(music), List.of(music.resolve("dj")));
    new FolderSource(Clock.systemUTC(), Duration.ofSeconds(5), exclusions)
        .scan(music.toString(), notes);
    assertThat(notes.found).containsOnlyKeys(kept);
    assertThat(exclusions.find(inner)).map(LeftOut::reason).contains("it is a library of its own");
    List<Path> folders = new ArrayList<>();
    new FolderTree(exclusions).walk(music, folders::add);
    assertThat(folders).containsExactly(music);
  }

  @Test
  void folderOutsideOfLibraries_isOneOfItsOwn() throws IOException {
    Path file = add("Audiobooks/a.flac");
    new FolderSource(Clock.systemUTC(), Duration.ofSeconds(5), List.of("Audiobooks"))
        .scan(file.getParent().toString(), notes);
    assertThat(notes.found).containsOnlyKeys(file);
  }

  private Path add(String name) throws IOException {
    Path file = music.resolve(name);
    Files.createDirectories(file.getParent());
    Files.copy(song, file);
    Files.setLastModifiedTime(file, LONG_AGO);
    return file;
  }

  private FolderSource source(List<String> patterns) {
    return new FolderSource(
        Clock.systemUTC(), Duration.ofSeconds(5), new Exclusions(patterns, List.of(music)));
  }
}
