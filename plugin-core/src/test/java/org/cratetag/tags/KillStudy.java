package org.cratetag.tags;

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

/**
 * Kills a process with SIGKILL at random moments while it tags, undoes and tidies up files of all
 * formats with the ledger's journal. After each kill every file must be one of the three that it
 * can be; the next process must find no leftovers, and a journal that agrees.
 *
 * <p>{@code src/bench/tag-faults kills 2000} kills more often than {@code mvn verify}, {@code
 * src/bench/old-kernel} on file systems of another kernel. {@link FailingDiskTest} stops at every
 * file operation.
 */
public final class KillStudy {
  /** A new ledger from time to time: its journal should not grow for ever. */
  private static final int KILLS_OF_ONE_LEDGER = 100;

  private static final int MOST_STEPS = 16;
  private static final int LONGEST_NANOS = 60_000_000;

  private final Path folder;
  private final Path library;
  private final int kills;
  private final long seed;
  private final Random random;
  private final Map<Path, List<String>> contents = new HashMap<>();
  private final int[] seen = new int[3];
  private String classPath =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  private int leftovers;
  private int inRecovery;

  /**
   * A study.
   *
   * @param folder for all but the music
   * @param library where the music shall be, on any file system
   */
  KillStudy(Path folder, Path library, int kills, long seed) {
    this.folder = folder;
    this.library = library;
    this.kills = kills;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Arguments: a folder for all but the music, one for the music, how many kills, a seed. */
  public static void main(String[] args) throws Exception {
    new KillStudy(
            Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]))
        .run();
  }

  /** Throws an error that says what is wrong. */
  void run() throws Exception {
    Path archive = archive();
    Path home = null;
    Path music = null;
    long start = System.nanoTime();
    for (int kill = 0; kill < kills; kill++) {
      if (kill % KILLS_OF_ONE_LEDGER == 0) {
        home = Files.createDirectory(folder.resolve("home" + kill));
        music = Files.createDirectory(library.resolve("music" + kill));
        contents.clear();
        for (AudioFormat format : AudioFixtures.tagged()) {
          for (int copy = 0; copy < 2; copy++) {
            makeFile(music, format, copy);
          }
        }
      }
      killOnce(archive, home, music, kill);
      if ((kill + 1) % KILLS_OF_ONE_LEDGER == 0 || kill + 1 == kills) {
        // Tidies up after the last.
        inLastProcess(archive, home, music);
        report(kill + 1, start);
      }
    }
    verify(seen[1] + seen[2] > 0, "nothing was tagged");
  }

  private static void verify(boolean isRight, String otherwise) {
    if (!isRight) {
      throw new AssertionError(otherwise);
    }
  }

  private String of(int kill) {
    return " (kill " + kill + ", seed " + seed + ")";
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
      verify(!rest.contains("wrong"), rest + of(kill));
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
    verify(which >= 0, file + " is neither the old file nor a new one" + of(kill));
    seen[which]++;
  }

  private void inLastProcess(Path archive, Path home, Path music) throws Exception {
    Process process = start(archive, home, music, kills);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      await("ready", out, kills);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void await(String word, BufferedReader out, int kill) throws Exception {
    for (String line = out.readLine(); !word.equals(line); line = out.readLine()) {
      verify("recovering".equals(line), line + of(kill));
    }
  }

  /** Classes in an archive make a JVM start in half of the time. They must come from jars. */
  private Path archive() throws Exception {
    Path archive = folder.resolve("classes.jsa");
    if (kills > 20) {
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

  private Process start(Path archive, Path home, Path music, long ofProcess) throws Exception {
    List<String> options =
        Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    return start(options, home, music, String.valueOf(seed * 1_000_003 + ofProcess));
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
