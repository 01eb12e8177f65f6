package org.cratetag.serve.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.cratetag.config.ConfigTree;
import org.cratetag.config.Configuration;
import org.cratetag.config.Library;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LibraryWatchTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration POLL = Duration.ofMinutes(10);

  @TempDir Path temporary;
  private final OwnWrites own = new OwnWrites();
  private final Set<Path> heard = new TreeSet<>();
  private Path music;

  @BeforeEach
  void makeLibrary() throws Exception {
    music = Files.createDirectory(temporary.toRealPath().resolve("music"));
    Files.createDirectories(music.resolve("a/b"));
    Files.createDirectories(music.resolve("@eaDir"));
  }

  @Test
  void events_tellOfFiles_alsoInNewFolders_andNotOfWhatIsLeftOut() throws Exception {
    try (LibraryWatch watch = start("auto")) {
      assertThat(watch.how()).isEqualTo("by events");
      Files.createFile(music.resolve("a/b/x.mp3.part"));
      Files.createFile(music.resolve("@eaDir/x.mp3"));
      Files.createFile(music.resolve(".cratetag-123.mp3"));
      Path ours = Files.createFile(music.resolve("a/ours.mp3"));
      own.add(ours);
      Path file = Files.createFile(music.resolve("a/b/x.mp3"));
      await(watch, file);
      assertThat(heard).containsExactly(file);
      Path created = Files.createDirectory(music.resolve("new"));
      await(watch, created);
      Path inside = Files.createFile(created.resolve("y.mp3"));
      await(watch, inside);
      heard.clear();
      Files.delete(inside);
      await(watch, created);
      heard.clear();
      Files.writeString(ours, "by somebody else");
      await(watch, ours);
    }
  }

  @Test
  void floodOfEvents_tellsOfTheFolder() throws Exception {
    try (LibraryWatch watch = start("auto")) {
      for (int i = 0; i < 3_000; i++) {
        Files.createFile(music.resolve("a").resolve(i + ".mp3"));
      }
      await(watch, music.resolve("a"));
    }
  }

  @Test
  void looking_tellsOfFoldersWhoseTimeChanged_onlyWhenItIsTime() throws Exception {
    try (LibraryWatch watch = start("poll")) {
      assertThat(watch.how()).startsWith("by looking every 10 minutes");
      Files.setLastModifiedTime(music.resolve("a/b"), FileTime.fromMillis(5_000));
      watch.poll(NOW.plusSeconds(1), heard::add);
      assertThat(heard).isEmpty();
      watch.poll(NOW.plus(POLL), heard::add);
      assertThat(heard).containsExactly(music.resolve("a/b"));
      heard.clear();
      watch.poll(NOW.plus(POLL.multipliedBy(2)), heard::add);
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void libraryThatComesBack_isHeardOf() throws Exception {
    Path away = temporary.resolve("away");
    Files.move(music, away);
    try (LibraryWatch watch = start("auto")) {
      assertThat(watch.how()).startsWith("by looking");
      watch.poll(NOW.plus(POLL), heard::add);
      assertThat(heard).isEmpty();
      Files.move(away, music);
      watch.poll(NOW.plus(POLL.multipliedBy(2)), heard::add);
      assertThat(heard).containsExactly(music);
      heard.clear();
      Files.move(music, away);
      watch.poll(NOW.plus(POLL.multipliedBy(3)), heard::add);
      Files.move(away, music);
      watch.poll(NOW.plus(POLL.multipliedBy(4)), heard::add);
      assertThat(heard).contains(music);
    }
  }

  @Test
  void clockSetBack_putsNoLookOff() throws Exception {
    try (LibraryWatch watch = start("poll")) {
      Files.setLastModifiedTime(music.resolve("a"), FileTime.fromMillis(5_000));
      watch.poll(NOW.minus(Duration.ofDays(1)), heard::add);
      assertThat(heard).containsExactly(music.resolve("a"));
    }
  }

  private void await(LibraryWatch watch, Path wanted) throws InterruptedException {
    while (!heard.contains(wanted)) {
      watch.poll(NOW, heard::add);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private LibraryWatch start(String how) throws Exception {
    Path config =
        Files.writeString(
            temporary.resolve("config.yaml"),
            "libraries: {music: " + music + "}\nwatch: " + how + "\n");
    Library library = Configuration.read(ConfigTree.read(config, Map.of())).libraries().get(0);
    LibraryWatch watch = new LibraryWatch(library, POLL, own);
    watch.start(NOW);
    return watch;
  }
}
