package org.cratetag.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderSourceTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir static Path fixtures;

  private static Path song;

  private final FolderSource source =
      new FolderSource(Clock.fixed(NOW, ZoneOffset.UTC), FolderSource.QUIET_PERIOD);
  private final ScanNotes notes = new ScanNotes();

  @TempDir Path temporary;

  private Path folder;

  @BeforeAll
  static void makeSong() throws Exception {
    song = AudioFixtures.file(fixtures, "song", AudioFormat.FLAC, 1);
  }

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("music"));
  }

  @Test
  void findsFiles_inNestedFolders() throws Exception {
    Path one = add("one.flac");
    Path two = add("a/b/c/two.flac");
    scan();
    assertThat(notes.found).containsOnlyKeys(one, two);
  }

  @Test
  void takesTheTrueFormat_whenTheSuffixIsWrongOrMissing() throws Exception {
    Path wrong = add("wrong.mp3");
    Path missing = add("Mr. Oizo - Flat Beat");
    scan();
    assertThat(notes.found)
        .containsEntry(wrong, AudioFormat.FLAC)
        .containsEntry(missing, AudioFormat.FLAC);
  }

  @Test
  void takesASingleFile_whenTheLocationIsOne() throws Exception {
    Path file = add("x.flac");
    source.scan(file.toString(), notes);
    assertThat(notes.found).containsOnlyKeys(file);
  }

  @Test
  void throws_whenTheLocationDoesNotExist() {
    assertThatThrownBy(() -> source.scan(folder.resolve("none").toString(), notes))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no such file or folder");
  }

  @Test
  void passesOverSilently_whenNameAndContentAreNoAudio() throws Exception {
    write("cover.jpg", "\u00ff\u00d8\u00ff");
    write("rip.log", "log");
    write("README", "text");
    add("track.flac.part");
    scan();
    assertThat(notes.found).isEmpty();
    assertThat(notes.skipped).isEmpty();
    assertThat(notes.passedOver).hasSize(4);
  }

  @Test
  void passesOver_whenHiddenOrForeign() throws Exception {
    for (String name :
        new String[] {
          ".hidden.flac",
          "._song.flac",
          ".git/x.flac",
          "@eaDir/x.flac",
          "#recycle/x.flac",
          ".Trash-1000/x.flac",
          ".cratetag-1.flac"
        }) {
      add(name);
    }
    scan();
    assertThat(notes.found).isEmpty();
    assertThat(notes.skipped).isEmpty();
  }

  @Test
  void saysWhatItIs_whenTheSuffixLies() throws Exception {
    Path picture = write("a.mp3", "\u00ff\u00d8\u00ff\u00e0 JFIF");
    Path empty = write("b.flac", "");
    scan();
    assertThat(notes.skipped)
        .containsEntry(picture, "it is a JPEG picture, not MP3 audio")
        .containsEntry(empty, "it is empty");
  }

  @Test
  void ends_whenLinksFormALoop() throws Exception {
    Path file = add("a/x.flac");
    link("a/loop", folder);
    link("self", folder.resolve("self"));
    scan();
    assertThat(notes.found).containsOnlyKeys(file);
  }

  @Test
  void reportsTheRealName_whenLinksLeadIntoTheTree() throws Exception {
    Path file = add("real/x.flac");
    link("1 folder", folder.resolve("real"));
    link("2 file.flac", file);
    scan();
    assertThat(notes.found).containsOnlyKeys(file);
  }

  @Test
  void reportsALinkOnce_whenItLeadsOutOfTheTree() throws Exception {
    Path outside = Files.createDirectory(temporary.toRealPath().resolve("outside"));
    Files.copy(song, outside.resolve("y.flac"));
    settle(outside.resolve("y.flac"));
    link("folder", outside);
    link("same", outside);
    link("file.flac", song);
    link("again.flac", song);
    settle(song);
    scan();
    assertThat(notes.found).hasSize(2);
    assertThat(notes.found.keySet()).allMatch(path -> path.startsWith(folder));
  }

  @Test
  void saysSo_whenALinkLeadsNowhere() throws Exception {
    Path link = link("gone.flac", folder.resolve("nothing"));
    scan();
    assertThat(notes.skipped).containsOnlyKeys(link);
  }

  @Test
  void skips_whenChangedAMomentAgo() throws Exception {
    Path file = add("x.flac");
    Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(2)));
    scan();
    assertThat(notes.skipped).containsEntry(file, "it is still being written");
  }

  @Test
  void takesFreshFiles_whenTheQuietPeriodIsZero() throws Exception {
    Path file = add("x.flac");
    Files.setLastModifiedTime(file, FileTime.from(NOW));
    new FolderSource(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ZERO)
        .scan(folder.toString(), notes);
    assertThat(notes.found).containsOnlyKeys(file);
  }

  @Test
  void takesFiles_whenTheirTimeIsFarInTheFuture() throws Exception {
    Path file = add("x.flac");
    Files.setLastModifiedTime(file, FileTime.from(NOW.plus(Duration.ofDays(400))));
    scan();
    assertThat(notes.found).containsOnlyKeys(file);
  }

  @Test
  void opensNothing_whenTheFileIsKnown() throws Exception {
    Path bad = write("bad.mp3", "no audio at all");
    scan();
    assertThat(notes.skipped).containsOnlyKeys(bad);
    ScanNotes second = new ScanNotes();
    second.known.add(bad);
    source.scan(folder.toString(), second);
    assertThat(second.skipped).isEmpty();
    assertThat(second.found).isEmpty();
  }

  @Test
  void neverOpens_whenItIsAPipe() throws Exception {
    Path pipe = folder.resolve("pipe.mp3");
    assumeTrue(makePipe(pipe), "mkfifo is there");
    scan();
    assertThat(notes.skipped).containsEntry(pipe, "it is a device, a pipe or a socket, not a file");
  }

  @Test
  void goesOn_whenAFolderOrFileIsUnreadable() throws Exception {
    Path file = add("z/x.flac");
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Path secret = add("secret.flac");
    Files.setPosixFilePermissions(locked, Set.of());
    Files.setPosixFilePermissions(secret, Set.of());
    assumeTrue(!Files.isReadable(locked), "permission bits count for this user");
    try {
      scan();
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(notes.found).containsOnlyKeys(file);
    assertThat(notes.skipped)
        .containsEntry(locked, "it cannot be read: permission denied")
        .containsEntry(secret, "it cannot be read: permission denied");
  }

  @Test
  void findsFiles_whateverTheirNames() throws Exception {
    Path newline = add("line\nbreak.flac");
    Path emoji = add("\uD83C\uDFB5 \u00e9.flac");
    Path dash = add("-rf.flac");
    Path upper = add("LOUD.FLAC");
    scan();
    assertThat(notes.found).containsOnlyKeys(newline, emoji, dash, upper);
  }

  @Test
  void overflowsNoStack_whenTheTreeIsDeep() throws Exception {
    Path deep = folder;
    for (int i = 0; i < 400; i++) {
      deep = Files.createDirectory(deep.resolve("d"));
    }
    Files.copy(song, deep.resolve("x.flac"));
    settle(deep.resolve("x.flac"));
    scan();
    assertThat(notes.found).containsOnlyKeys(deep.resolve("x.flac"));
  }

  @Test
  void stops_whenCancelled() throws Exception {
    for (int i = 0; i < 5; i++) {
      add(i + ".flac");
    }
    source.scan(folder.toString(), notes.cancelAfter(2));
    assertThat(notes.found).hasSize(2);
  }

  private void scan() throws IOException {
    source.scan(folder.toString(), notes);
  }

  private Path add(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.copy(song, file);
    return settle(file);
  }

  private Path write(String name, String latin1) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, latin1, java.nio.charset.StandardCharsets.ISO_8859_1);
    return settle(file);
  }

  private Path link(String name, Path target) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), target);
  }

  private static Path settle(Path file) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
  }

  private static boolean makePipe(Path path) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
