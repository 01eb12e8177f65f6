package org.cratetag.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.decode.DecodingChild.Trouble;
import org.cratetag.decode.libav.Reasons;
import org.cratetag.decode.libav.Reply;
import org.cratetag.decode.libav.Request;
import org.cratetag.decode.libav.SharedSamples;
import org.cratetag.natives.NativesException;

/**
 * The decoding children of a program: as many as are asked at the same time, started when they are
 * needed and kept for the next file. Safe for use by several threads; close it when done.
 */
public final class FfmpegChildren implements AutoCloseable {
  /** So that a child serves any file of the usual excerpt. */
  private static final int USUAL_SAMPLES = 151 * 22_050;

  /** How often a file is tried whose child breaks down. */
  private static final int MAXIMUM_CRASHES = 2;

  /** How often a file is tried whose child is killed, which may have nothing to do with it. */
  private static final int MAXIMUM_KILLS = 30;

  private final Path cacheFolder;
  private final Deque<DecodingChild> idle = new ArrayDeque<>();
  private ChildProgram program;
  private boolean closed;

  /**
   * Without children yet.
   *
   * @param cacheFolder where the libraries are unpacked; made when missing
   */
  public FfmpegChildren(Path cacheFolder) {
    this.cacheFolder = Objects.requireNonNull(cacheFolder, "cacheFolder");
  }

  /** What happens to the samples before the request, or after the reply. */
  interface Exchange<T> {
    /** Writes samples that the child needs. */
    default void before(SharedSamples samples) {}

    /** Reads what the child made. */
    T after(Reply reply, SharedSamples samples) throws TrackException;
  }

  /**
   * Lets a child answer.
   *
   * @param samples how many it must be able to hand over
   * @throws TrackException when this file cannot be decoded
   * @throws NativesException when nothing can be decoded here
   */
  <T> T ask(Request request, int samples, Duration limit, Exchange<T> exchange)
      throws TrackException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    for (int deaths = 1; ; deaths++) {
      DecodingChild child = null;
      boolean whole = false;
      try {
        child = take(samples);
        exchange.before(child.samples());
        Reply reply = child.ask(request, deadline);
        // Whatever it says of the file: a child that answers is of use for the next one.
        whole = true;
        return exchange.after(reply, child.samples());
      } catch (Trouble trouble) {
        if (trouble.kind() == Trouble.Kind.NO_START) {
          throw new NativesException(trouble.getMessage(), trouble);
        }
        if (trouble.kind() == Trouble.Kind.TOO_SLOW) {
          throw new TrackException(
              Stage.DECODE, "decoding took more than " + Reasons.seconds(limit));
        }
        if (deaths >= tries(trouble.kind())) {
          throw new TrackException(Stage.DECODE, trouble.getMessage(), trouble);
        }
      } catch (IOException e) {
        throw new NativesException("the decoder cannot be started: " + e.getMessage(), e);
      } finally {
        if (child != null) {
          giveBack(child, whole);
        }
      }
    }
  }

  private static int tries(Trouble.Kind kind) {
    return switch (kind) {
      case KILLED -> MAXIMUM_KILLS;
      case CRASHED -> MAXIMUM_CRASHES;
      case NO_START, TOO_SLOW, TOO_MANIFOLD, TOO_LARGE -> 1;
    };
  }

  /**
   * Starts a child before there is a file.
   *
   * @throws NativesException with the reason why nothing can be decoded here
   */
  void start() throws InterruptedException {
    try {
      giveBack(take(USUAL_SAMPLES), true);
    } catch (Trouble | IOException e) {
      throw new NativesException(e.getMessage(), e);
    }
  }

  private DecodingChild take(int samples) throws IOException, InterruptedException, Trouble {
    ChildProgram ready;
    synchronized (this) {
      if (closed) {
        throw new IOException("the program is ending");
      }
      for (Iterator<DecodingChild> each = idle.iterator(); each.hasNext(); ) {
        DecodingChild child = each.next();
        if (child.samples().capacity() >= samples) {
          each.remove();
          return child;
        }
      }
      if (program == null) {
        program = new ChildProgram(FfmpegLibraries.unpack(cacheFolder));
      }
      ready = program;
    }
    return DecodingChild.start(ready, cacheFolder, Math.max(samples, USUAL_SAMPLES));
  }

  private void giveBack(DecodingChild child, boolean whole) {
    if (whole && child.isFresh()) {
      synchronized (this) {
        if (!closed) {
          idle.addFirst(child);
          return;
        }
      }
    }
    child.close();
  }

  /** Ends the children that are not at work, and the others when their file is done. */
  @Override
  public void close() {
    Deque<DecodingChild> last;
    synchronized (this) {
      closed = true;
      last = new ArrayDeque<>(idle);
      idle.clear();
    }
    last.forEach(DecodingChild::close);
  }
}
