package org.cratetag.tags.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class OpenFilesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeFile() throws Exception {
    file = Files.writeString(folder.resolve("W\u00f6rter.mp3"), "content");
  }

  @Test
  void isWritten_whileAnotherProcessHoldsItOpenForWriting() throws Exception {
    Process other = holding(">>");
    try {
      assertThat(OpenFiles.isBeingWritten(file)).isTrue();
    } finally {
      end(other);
    }
    assertThat(OpenFiles.isBeingWritten(file)).isFalse();
  }

  @Test
  void isNotWritten_whileAnotherProcessReadsIt() throws Exception {
    Process other = holding("<");
    try {
      assertThat(OpenFiles.isBeingWritten(file)).isFalse();
    } finally {
      end(other);
    }
  }

  @Test
  void isNotWritten_whenItIsMissingOrAFolder() {
    assertThat(OpenFiles.isBeingWritten(folder.resolve("none"))).isFalse();
    assertThat(OpenFiles.isBeingWritten(folder)).isFalse();
  }

  @Test
  void asking_leavesTheFileFreeForWriters() throws Exception {
    assertThat(OpenFiles.isBeingWritten(file)).isFalse();
    Files.writeString(file, "other content");
    assertThat(file).hasContent("other content");
  }

  /** A shell that holds the file open until its input ends. */
  private Process holding(String how) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder(
            "sh", "-c", "exec 3" + how + "\"$0\"; echo open; read end", file.toString());
    Process process = shell.start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(said.readLine()).isEqualTo("open");
    return process;
  }

  private static void end(Process process) throws Exception {
    process.getOutputStream().close();
    process.waitFor();
  }
}
