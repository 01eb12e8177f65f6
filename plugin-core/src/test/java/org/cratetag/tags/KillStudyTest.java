package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.filesIn;

import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.file.FileStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process with SIGKILL at random moments while it tags, undoes and tidies up files of all
 * formats with the ledger's journal. After each kill every file must be one of the three that it
 * can be; the next process must find no leftovers, and a journal that agrees.
 *
 * <p>{@code src/bench/tag-faults kills 2000} kills more often than {@code mvn verify}. {@link
 * FailingDiskTest} stops at every file operation.
 */
class KillStudyTest {
  private static final int KILLS = Integer.getInteger("cratetag.kills", 4);
  private static final long SEED = Long.getLong("cratetag.seed", 5);

  /** A new ledger from time to time: its journal should not grow for ever. */
  private static final int KILLS_OF_ONE_LEDGER = 100;

  private static final int MOST_STEPS = 16;
  private static final int LONGEST_NANOS = 60_000_000;

  /** Kept when something is wrong, to be looked at. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private final Random random = new Random(SEED);
  private final Map<Path, List<String>> contents = new HashMap<>();
  private final int[] seen = new int[3];
  private String classPath =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  private int leftovers;
  private int inRecovery;

  @Test
  void killedAnywhere_everyFileIsTheOldOrTheNewOneAndTheJournalKnowsWhich() throws Exception {
    Path archive = archive();
    Path home = null;
    Path music = null;
    long start = System.nanoTime();
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill % KILLS_OF_ONE_LEDGER == 0) {
        home = Files.createDirectory(folder.resolve("home" + kill));
        music = Files.createDirectory(folder.resolve("music" + kill));
        contents.clear();
        for (AudioFormat format : AudioFixtures.tagged()) {
          for (int copy = 0; copy < 2; copy++) {
            makeFile(music, format, copy);
          }
        }
      }
      killOnce(archive, home, music, kill);
      if ((kill + 1) % KILLS_OF_ONE_LEDGER == 0 || kill + 1 == KILLS) {
        // Tidies up after the last.
        inLastProcess(archive, home, music);
        report(kill + 1, start);
      }
    }
    assertThat(seen[1] + seen[2]).as("something was tagged").isPositive();
  }

  private void report(int kills, long start) {
    System.out.printf(
        "%d kills (%d while tidying up) in %.0f s: %d files as found, %d with the first change,"
            + " %d with the second; %d temporary files were left and removed%n",
        kills, inRecovery, (System.nanoTime() - start) / 1e9, seen[0], seen[1], seen[2], leftovers);
  }

  private void makeFile(Path music, AudioFormat format, int copy) throws Exception {
    String name = format + " " + copy;
    Path model = folder.resolve(name + "." + format.suffix());
    if (!Files.exists(model)) {
      AudioFixtures.file(folder, name, format, 0.5 + copy);
    }
    Path file = Files.copy(model, music.resolve(model.getFileName()));
    contents.put(file, TaggingLoop.contents(file, format));
  }

  private void killOnce(Path archive, Path home, Path music, int kill) throws Exception {
    Process process = start(archive, home, music, kill);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      boolean early = kill > 0 && random.nextInt(5) == 0;
      await(early ? "recovering" : "ready", out, kill);
      inRecovery += early ? 1 : 0;
      for (int steps = early ? 0 : random.nextInt(MOST_STEPS); steps > 0; steps--) {
        await("step", out, kill);
      }
      LockSupport.parkNanos(random.nextInt(LONGEST_NANOS));
      // By its handle, which leaves what it has printed to be read.
      process.toHandle().destroyForcibly();
      String rest = String.join("\n", out.lines().toList());
      assertThat(rest).as("kill %d, seed %d", kill, SEED).doesNotContain("wrong");
    } finally {
      process.destroyForcibly().waitFor();
    }
    for (Path file : filesIn(music)) {
      if (file.getFileName().toString().contains("cratetag-")) {
        leftovers++;
      } else {
        verifyWhole(file, kill);
      }
    }
  }

  private void verifyWhole(Path file, int kill) throws Exception {
    int which = contents.get(file).indexOf(FileStates.of(file).sha256());
    assertThat(which).as("%s after kill %d, seed %d", file, kill, SEED).isNotNegative();
    seen[which]++;
  }

  private void inLastProcess(Path archive, Path home, Path music) throws Exception {
    Process process = start(archive, home, music, KILLS);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      await("ready", out, KILLS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void await(String word, BufferedReader out, int kill) throws Exception {
    for (String line = out.readLine(); !word.equals(line); line = out.readLine()) {
      assertThat(line).as("kill %d, seed %d", kill, SEED).isEqualTo("recovering");
    }
  }

  /** Classes in an archive make a JVM start in half of the time. They must come from jars. */
  private Path archive() throws Exception {
    Path archive = folder.resolve("classes.jsa");
    if (KILLS > 20) {
      packClassPath();
      Path home = Files.createDirectory(folder.resolve("archive-home"));
      Path music = Files.createDirectory(folder.resolve("archive-music"));
      for (AudioFormat format : AudioFixtures.tagged()) {
        makeFile(music, format, 0);
      }
      Process process =
          start(List.of("-XX:ArchiveClassesAtExit=" + archive), home, music, "1", "30");
      process.inputReader().lines().forEach(line -> {});
      process.waitFor(5, TimeUnit.MINUTES);
    }
    return archive;
  }

  private void packClassPath() throws Exception {
    List<String> packed = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        Path jar = folder.resolve(packed.size() + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
            Stream<Path> files = Files.walk(path)) {
          for (Path file : files.filter(file -> !file.equals(path)).toList()) {
            String name = path.relativize(file).toString().replace(File.separatorChar, '/');
            // Flyway looks for a folder of scripts, and finds it by its own entry only.
            boolean isFolder = Files.isDirectory(file);
            out.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
            if (!isFolder) {
              Files.copy(file, out);
            }
          }
        }
        packed.add(jar.toString());
      } else if (Files.exists(path)) {
        packed.add(entry);
      }
    }
    classPath = String.join(File.pathSeparator, packed);
  }

  private Process start(Path archive, Path home, Path music, long seed) throws Exception {
    List<String> options =
        Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    return start(options, home, music, String.valueOf(SEED * 1_000_003 + seed));
  }

  private Process start(List<String> options, Path home, Path music, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            TaggingLoop.class.getName(),
            home.toString(),
            music.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
