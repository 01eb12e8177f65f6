package org.cratetag.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Runs a child process to its end, or to the end of the time allowed. Whatever happens, the process
 * is gone when {@link #run} returns; its messages are read in bounded memory.
 */
final class ChildProcess {
  private static final int MESSAGE_BYTES = 16_384;

  /** Takes the process' standard output; returns early when it has enough. */
  interface OutputReader {
    /** Reads from the stream until its end, or until there is enough. */
    void read(InputStream output) throws IOException;
  }

  /**
   * How a process ended.
   *
   * @param status the exit status; not 0 when it was stopped
   * @param timedOut whether it was stopped because its time was up
   * @param messages the beginning of what it wrote to standard error
   */
  record Ending(int status, boolean timedOut, String messages) {}

  private ChildProcess() {}

  /**
   * Starts the process, reads its output and waits for its end.
   *
   * @throws IOException when the process cannot be started
   * @throws InterruptedException when the thread is interrupted; the process is gone by then
   */
  static Ending run(ProcessBuilder builder, Duration limit, OutputReader reader)
      throws IOException, InterruptedException {
    Process process = builder.start();
    StringBuilder messages = new StringBuilder();
    Thread output = drain("output", () -> readOutput(process, reader));
    Thread errors = drain("messages", () -> readMessages(process.getErrorStream(), messages));
    boolean ended = false;
    try {
      ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (!ended) {
        // Also closes the streams, so it must not happen to a process that ended by itself.
        process.destroyForcibly();
        // Not interruptible, unlike waitFor(); a killed process is gone in no time.
        process.onExit().join();
      }
      joinAll(output, errors);
    }
    int status = process.waitFor();
    synchronized (messages) {
      return new Ending(status, !ended, messages.toString().strip());
    }
  }

  private static Thread drain(String name, Runnable work) {
    Thread thread = new Thread(work, "decode-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The streams end with the process, so this takes no time worth limiting. */
  private static void joinAll(Thread... threads) throws InterruptedException {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      throw new InterruptedException("interrupted while a decoder was stopped");
    }
  }

  private static void readOutput(Process process, OutputReader reader) {
    try (InputStream output = process.getInputStream()) {
      reader.read(output);
    } catch (IOException streamClosed) {
      // The process is gone; what was read counts.
    }
    // Closing the pipe ends a process that has more to say than we take.
  }

  private static void readMessages(InputStream stream, StringBuilder messages) {
    byte[] buffer = new byte[4_096];
    try (stream) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        synchronized (messages) {
          if (messages.length() < MESSAGE_BYTES) {
            messages.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException streamClosed) {
      // The process is gone.
    }
  }
}
