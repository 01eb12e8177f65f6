package org.cratetag.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A Java process whose lines are heard as they come, and that can be stopped and killed. */
public final class ChildProcess implements AutoCloseable {
  private static final long LONGEST_SECONDS = Long.getLong("cratetag.patience", 120);

  private final Process process;
  private final Thread reader;

  /** Guarded by itself. */
  private final List<String> lines = new ArrayList<>();

  private ChildProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "child-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts the main method of a class of the tests. */
  public static ChildProcess start(Class<?> main, Object... arguments) throws IOException {
    return startWith(Map.of(), main, arguments);
  }

  /** The same with variables of the environment. */
  public static ChildProcess startWith(
      Map<String, String> environment, Class<?> main, Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcratetag.natives=" + System.getProperty("cratetag.natives", ""),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start());
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      add("(end)");
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
      lines.notifyAll();
    }
  }

  /** The lines so far. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** What comes after a word in the lines that begin with it. */
  public List<String> said(String word) {
    return lines().stream()
        .filter(line -> line.equals(word) || line.startsWith(word + " "))
        .map(line -> line.substring(word.length()).strip())
        .toList();
  }

  /** Waits until a word was said so often. */
  public void await(String word, int times) throws InterruptedException {
    await(all -> said(word).size() >= times, times + " times '" + word + "'");
  }

  private void await(Predicate<List<String>> wanted, String what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    synchronized (lines) {
      while (!wanted.test(lines)) {
        if (lines.contains("(end)") || System.nanoTime() > end) {
          throw new AssertionError("not heard: " + what + ", but " + lines);
        }
        lines.wait(1_000);
      }
    }
  }

  /** Sends a line to it. */
  public void tell(String line) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
  }

  /** Stops it in whatever it does, as Ctrl-Z would. */
  public void freeze() throws Exception {
    signal(process.pid(), "STOP");
  }

  /**
   * The same, as if it ran on another machine, whose kernel's locks the others here do not see: not
   * while it holds one on a folder below a folder.
   */
  public void freezeOutside(Path folder) throws Exception {
    Set<String> inodes = inodesOfFolders(folder);
    freeze();
    while (holdsLock(inodes)) {
      thaw();
      Thread.sleep(3);
      freeze();
    }
  }

  /** Files come and go meanwhile. */
  private static Set<String> inodesOfFolders(Path folder) throws IOException {
    Set<String> inodes = new HashSet<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            inodes.add(Files.getAttribute(each, "unix:ino").toString());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    return inodes;
  }

  private boolean holdsLock(Set<String> inodes) throws IOException {
    // 1: FLOCK  ADVISORY  WRITE 21576 fe:00:9977928 0 EOF
    return Files.readAllLines(Path.of("/proc/locks")).stream()
        .map(line -> line.trim().split("\\s+"))
        .filter(lock -> lock[lock.length - 4].equals(Long.toString(process.pid())))
        .map(lock -> lock[lock.length - 3].split(":"))
        .anyMatch(place -> inodes.contains(place[place.length - 1]));
  }

  /** Lets it go on. */
  public void thaw() throws Exception {
    signal(process.pid(), "CONT");
  }

  /** Ends it at once. */
  public void kill() throws Exception {
    // By its handle, which leaves what it has printed to be read.
    process.toHandle().destroyForcibly();
    join();
  }

  /** Waits for its end, and gives its exit status. */
  public int join() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end: " + lines());
    }
    reader.join();
    return process.exitValue();
  }

  public long pid() {
    return process.pid();
  }

  /** Sends a signal to a process. */
  public static void signal(long pid, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
    if (kill.waitFor() != 0) {
      throw new IOException("cannot send " + name + " to " + pid);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
