package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.file.FileStamp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else in a shared folder puts links in the place of the copies that are being tagged. */
@Timeout(300)
class SwappedCopyTest {
  private static final int SWAPS = 200;
  private static final int MOST_FILES = 2_000;

  @TempDir Path folder;

  private final AtomicInteger swaps = new AtomicInteger();
  private volatile boolean ended;
  private Path music;
  private Path outside;
  private final Map<AudioFormat, byte[]> models = new HashMap<>();

  @BeforeEach
  void makeFiles() throws Exception {
    assumeThat(System.getProperty("os.name")).as("files are held on Linux").isEqualTo("Linux");
    music = Files.createDirectory(folder.resolve("music"));
    outside = Files.writeString(folder.resolve("outside"), "not to be touched");
    Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rw-r-----"));
    for (AudioFormat format : AudioFixtures.tagged()) {
      Path model = AudioFixtures.file(folder, "model", format, 0.2);
      models.put(format, Files.readAllBytes(model));
    }
  }

  @Test
  void linksInThePlaceOfCopies_leadNobodyOutOfTheFolder() throws Exception {
    FileStamp before = FileStamp.of(outside);
    Thread attacker = new Thread(this::swapWhatIsThere);
    attacker.start();
    InMemoryTagJournal journal = new InMemoryTagJournal();
    TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
    try {
      for (int i = 0; swaps.get() < SWAPS && i < MOST_FILES; i++) {
        AudioFormat format = AudioFixtures.tagged().get(i % AudioFixtures.tagged().size());
        byte[] old = models.get(format);
        Path file = Files.write(music.resolve("a." + format.suffix()), old);
        TagUpdate update = tags.update(found(file, format), any -> CHANGE, TagStyle.SERVER, 1);
        if (update instanceof TagUpdate.Skipped skipped) {
          assertThat(skipped.reason()).contains("somebody else has put another file");
          assertThat(file).hasBinaryContent(old);
        }
        // A link may have been put there at the very last moment.
        Files.delete(file);
        assertThat(FileStamp.of(outside)).as("%s", update).isEqualTo(before);
      }
    } finally {
      ended = true;
      attacker.join();
    }
    assertThat(swaps.get()).isGreaterThanOrEqualTo(SWAPS);
    assertThat(outside).hasContent("not to be touched");
    assertThat(filesIn(folder)).contains(outside, music);
    assertThat(journal.listUnfinished()).isEmpty();
  }

  private void swapWhatIsThere() {
    Path link = folder.resolve("link");
    while (!ended) {
      try (DirectoryStream<Path> copies = Files.newDirectoryStream(music, ".cratetag-*")) {
        for (Path copy : copies) {
          if (Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, outside);
            Files.move(link, copy, StandardCopyOption.ATOMIC_MOVE);
            swaps.incrementAndGet();
          }
        }
      } catch (IOException e) {
        // It was gone already.
      }
    }
  }
}
