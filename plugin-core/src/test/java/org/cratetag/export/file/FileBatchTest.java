package org.cratetag.export.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBatchTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void oneThatIsThere_keepsAllFromBeingWritten() throws Exception {
    Path there = Files.writeString(folder.resolve("b"), "old");
    FileBatch batch = new FileBatch(false);
    batch.add(folder.resolve("a"), NEW);
    assertThatThrownBy(() -> batch.add(there, NEW)).hasMessageContaining("--update");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void update_makesACopyOfEachState_andKeepsPermissions() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    update(file, "one");
    update(file, "two");
    update(file, "two");
    assertThat(file).hasContent("two");
    assertThat(folder.resolve("a.before-1")).hasContent("old");
    assertThat(folder.resolve("a.before-2")).hasContent("one");
    assertThat(folder.resolve("a.before-3")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void fileThatItsProgramWroteMeanwhile_isLeftAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "old");
    FileBatch batch = new FileBatch(true);
    batch.existing(file);
    Files.writeString(file, "saved by its program");
    batch.add(file, NEW);
    assertThatThrownBy(batch::write).hasMessageContaining("changed meanwhile");
    assertThat(file).hasContent("saved by its program");
  }

  @Test
  void linkToAFile_staysALink() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    update(link, "one");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("one");
  }

  private static void update(Path file, String content) throws Exception {
    FileBatch batch = new FileBatch(true);
    batch.existing(file);
    batch.add(file, content.getBytes(StandardCharsets.UTF_8));
    batch.write();
  }
}
