package org.cratetag.decode;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cratetag.decode.libav.DecodeRequest;
import org.cratetag.decode.libav.LibavChild;
import org.cratetag.decode.libav.Reasons;
import org.cratetag.decode.libav.Reply;
import org.cratetag.decode.libav.Request;
import org.cratetag.decode.libav.SharedSamples;

/** A running child. Answers one request at a time; what goes wrong with it is a {@link Trouble}. */
final class DecodingChild implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 250;
  private static final int MESSAGE_CHARACTERS = 8_192;
  private static final int KILLED = 128 + 9;
  private static final int TERMINATED = 128 + 15;

  /** Beyond this a child is stopped: the slowest healthy file needs a third. */
  private static final long MAXIMUM_BYTES = 512L << 20;

  /** What of a processor opening a file may take: the slowest healthy file needs a hundredth. */
  private static final Duration OPENING_LIMIT = Duration.ofSeconds(10);

  /** Beyond this a child is replaced before the next file. */
  private static final long TIRED_BYTES = 224L << 20;

  private final Process process;
  private final SharedSamples samples;
  private final DataOutputStream requests;
  private final LinkedBlockingQueue<Optional<Reply>> replies = new LinkedBlockingQueue<>();
  private final StringBuilder messages = new StringBuilder();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  /** A child cannot answer. */
  static final class Trouble extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is to be done about it. */
    enum Kind {
      /** It does not start: nothing can be decoded. */
      NO_START,
      /** It broke down. */
      CRASHED,
      /** Something ended it from outside: a person, or a system that is short of memory. */
      KILLED,
      /** The file takes too long. */
      TOO_SLOW,
      /** What the file holds besides audio takes too long. */
      TOO_MANIFOLD,
      /** The file takes too much memory. */
      TOO_LARGE
    }

    private final Kind kind;

    Trouble(Kind kind, String reason) {
      super(reason);
      this.kind = kind;
    }

    Kind kind() {
      return kind;
    }
  }

  private DecodingChild(Process process, SharedSamples samples) {
    this.process = process;
    this.samples = samples;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    drain("replies", this::readReplies);
    drain("messages", () -> readMessages(process.getErrorStream()));
  }

  /**
   * Starts a child.
   *
   * @param scratch a folder for the file of the samples, which is gone when this returns
   * @param capacity how many samples the child can hand over
   */
  static DecodingChild start(ChildProgram program, Path scratch, int capacity)
      throws IOException, InterruptedException, Trouble {
    Path file = ScratchFile.create(scratch, (long) capacity * Float.BYTES);
    try {
      SharedSamples samples = SharedSamples.map(file);
      DecodingChild child = new DecodingChild(program.process(file).start(), samples);
      try {
        child.awaitStart();
        return child;
      } catch (InterruptedException | Trouble e) {
        child.close();
        throw e;
      }
    } finally {
      // Both have mapped it; where an open file cannot be deleted, it goes with this program.
      if (!file.toFile().delete()) {
        file.toFile().deleteOnExit();
      }
    }
  }

  private void awaitStart() throws InterruptedException, Trouble {
    try {
      ready.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Trouble trouble = died();
      throw trouble.kind() == Trouble.Kind.KILLED ? trouble : noStart(said());
    } catch (TimeoutException e) {
      throw noStart(" within " + Reasons.seconds(START_LIMIT));
    }
  }

  private static Trouble noStart(String why) {
    return new Trouble(Trouble.Kind.NO_START, "the decoder does not start" + why);
  }

  /** The memory that both sides see. */
  SharedSamples samples() {
    return samples;
  }

  /**
   * Sends a request and waits for the reply. After any exception the child is of no more use.
   *
   * @param deadline by {@link System#nanoTime}
   */
  Reply ask(Request request, long deadline) throws InterruptedException, Trouble {
    try {
      request.write(requests);
      requests.flush();
    } catch (IOException pipeClosed) {
      throw died();
    }
    Duration before = processorTime();
    boolean opens = request instanceof DecodeRequest;
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      Optional<Reply> reply =
          replies.poll(Math.max(1, Math.min(LOOK_MILLIS, left)), TimeUnit.MILLISECONDS);
      if (reply != null && reply.orElseThrow(this::died) instanceof Reply.Opened) {
        opens = false;
        continue;
      } else if (reply != null) {
        return reply.get();
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new Trouble(Trouble.Kind.TOO_SLOW, "it took too long");
      }
      if (opens && processorTime().minus(before).compareTo(OPENING_LIMIT) > 0) {
        throw new Trouble(
            Trouble.Kind.TOO_MANIFOLD,
            "the decoder needs more than %d s to look through its tags; another tag editor can"
                    .formatted(OPENING_LIMIT.toSeconds())
                + " write them anew, without most of them");
      }
      if (ResidentMemory.bytes(process.pid()) > MAXIMUM_BYTES) {
        throw new Trouble(
            Trouble.Kind.TOO_LARGE,
            "decoding needs more than " + (MAXIMUM_BYTES >> 20) + " MB of memory");
      }
    }
  }

  /** Zero where the system does not tell. */
  private Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Whether the child can take another request, and has not kept too much of the last ones. */
  boolean isFresh() {
    return process.isAlive() && ResidentMemory.bytes(process.pid()) < TIRED_BYTES;
  }

  private Trouble died() {
    int status = process.destroyForcibly().onExit().join().exitValue();
    boolean killed = status == KILLED || status == TERMINATED;
    return new Trouble(
        killed ? Trouble.Kind.KILLED : Trouble.Kind.CRASHED,
        "the decoder ended with status " + status + said());
  }

  private String said() {
    synchronized (messages) {
      String text = messages.toString().strip();
      return text.isEmpty() ? "" : ": " + text.lines().limit(2).reduce((a, b) -> a + " " + b).get();
    }
  }

  private static void drain(String name, Runnable work) {
    Thread thread = new Thread(work, "decode-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void readReplies() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      if (in.readInt() == LibavChild.READY) {
        ready.complete(null);
        while (true) {
          replies.add(Optional.of(Reply.read(in)));
        }
      }
    } catch (IOException gone) {
      // Said below.
    }
    ready.completeExceptionally(new IOException("gone"));
    replies.add(Optional.empty());
  }

  private void readMessages(InputStream stream) {
    byte[] buffer = new byte[4_096];
    try (stream) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        synchronized (messages) {
          if (messages.length() < MESSAGE_CHARACTERS) {
            messages.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException gone) {
      // The process is gone.
    }
  }

  /** Ends the process; it is gone when this returns. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
