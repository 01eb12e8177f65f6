package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.disk.FaultyCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tags and undoes files of all formats on a file system that fails, lies, is late or removes what
 * it should replace, at one call after another: open, write, fsync, rename, chmod and all others. A
 * library of a few lines of C, compiled here, is put in front of the C library for it.
 *
 * <p>{@code src/bench/tag-faults calls} leaves no call out.
 */
class FaultyFileSystemTest {
  private static final int EVERY = "all".equals(System.getProperty("cratetag.calls")) ? 1 : 29;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  @Timeout(3600)
  void faultAtAnyCall_leavesTheOldFileOrTheNewOneAndAJournalThatKnows() throws Exception {
    Optional<Path> library = FaultyCalls.compile(folder);
    if (library.isEmpty()) {
      System.err.println(
          "NOT TESTED: faulty file systems, which needs Linux and a C compiler (cc)");
    }
    assumeThat(library).as("needs Linux and a C compiler").isPresent();
    Path music = Files.createDirectory(folder.resolve("music"));
    for (AudioFormat format : AudioFixtures.tagged()) {
      Files.move(
          AudioFixtures.file(folder, "model", format, 0.3), music.resolve(format.toString()));
    }
    String said = run(library.get(), music);
    System.out.print(said);
    assertThat(said).doesNotContain("wrong").endsWith("done\n");
  }

  private static String run(Path library, Path music) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                FaultStudy.class.getName(),
                library.toString(),
                music.toString(),
                String.valueOf(EVERY)));
    builder.environment().put("LD_PRELOAD", library.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
