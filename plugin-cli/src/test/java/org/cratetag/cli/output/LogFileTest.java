package org.cratetag.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void keepsAFewOldFiles_whenTheLogGrows() {
    LogFile log = new LogFile(folder.resolve("logs"), 10);
    for (int i = 0; i < 9; i++) {
      log.publish(new LogRecord(Level.WARNING, "line " + i));
    }
    assertThat(folder.resolve("logs"))
        .isDirectoryNotContaining("glob:**cratetag.4.log")
        .isDirectoryContaining("glob:**cratetag.3.log");
    assertThat(folder.resolve("logs").resolve("cratetag.log")).content().contains("line 8");
    assertThat(folder.resolve("logs").resolve("cratetag.1.log")).content().contains("line 7");
  }

  @Test
  void staysSilent_whenItCannotWrite() {
    LogFile log = new LogFile(Path.of("/dev/null/logs"), 10);
    log.publish(new LogRecord(Level.WARNING, "lost"));
    assertThat(folder).isEmptyDirectory();
  }
}
