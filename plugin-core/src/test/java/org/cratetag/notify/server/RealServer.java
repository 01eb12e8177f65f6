package org.cratetag.notify.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A server of other people's as a child of the test, with all of its files in one folder. */
final class RealServer implements AutoCloseable {
  private final List<Process> processes = new ArrayList<>();
  private final Path folder;
  private final Map<String, String> environment;

  RealServer(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Skips the test, loudly, where a program is not installed. */
  static void require(String... programs) {
    for (String program : programs) {
      boolean isThere =
          List.of("/usr/bin", "/usr/local/bin", "/bin").stream()
              .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
      if (!isThere) {
        System.err.println("SKIPPED: a test against a real server, as there is no " + program);
      }
      Assumptions.assumeTrue(isThere, program + " is not installed");
    }
  }

  /** The same where Debian's Python has none of these modules. */
  static void requireModule(String... oneOf) throws Exception {
    boolean isThere = false;
    for (String module : oneOf) {
      Process python =
          new ProcessBuilder("/usr/bin/python3", "-c", "import " + module)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      isThere |= python.waitFor() == 0;
    }
    String trouble = "Debian's Python has none of " + String.join(", ", oneOf);
    if (!isThere) {
      System.err.println("SKIPPED: a test against a real server, as " + trouble);
    }
    Assumptions.assumeTrue(isThere, trouble);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Runs to the end. */
  void run(String... command) throws Exception {
    Process process = begin(command);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + Files.readString(log()));
    }
  }

  /** Runs until the end of the test. */
  void start(String... command) throws IOException {
    processes.add(begin(command));
  }

  private Process begin(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    return builder.start();
  }

  private Path log() {
    return folder.resolve("server.log");
  }

  static void awaitPort(int port) throws Exception {
    await(
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
          } catch (IOException e) {
            return false;
          }
        });
  }

  /** Asks again and again, as the server does its work in its own time. */
  static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come about within 30 s");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
