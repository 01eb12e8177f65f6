package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  @TempDir Path scratch;

  @Test
  void isTheSystems_whenThatCanBeWritten() {
    Path another = scratch.resolve("another");
    assertThat(TemporaryFolder.choose(scratch, another)).isEqualTo(scratch);
    assertThat(another).doesNotExist();
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void isTheOther_whenTheSystemsIsMissing() {
    Path another = scratch.resolve("cache").resolve("temporary");
    assertThat(TemporaryFolder.choose(scratch.resolve("none"), another)).isEqualTo(another);
    assertThat(another).isEmptyDirectory();
  }

  @Test
  @EnabledIf("hasProc")
  void isTheOther_whenTheSystemsCannotBeWritten() {
    Path another = scratch.resolve("temporary");
    assertThat(TemporaryFolder.choose(Path.of("/proc/self"), another)).isEqualTo(another);
  }

  @Test
  void isRefused_whenNeitherCanBeWritten() throws IOException {
    Path file = Files.createFile(scratch.resolve("file"));
    assertThatThrownBy(() -> TemporaryFolder.choose(scratch.resolve("none"), file.resolve("sub")))
        .isInstanceOf(WrongUseException.class)
        .hasMessageContaining(file.toString());
  }

  static boolean hasProc() {
    return Files.isDirectory(Path.of("/proc/self"));
  }
}
