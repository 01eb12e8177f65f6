package org.cratetag.tags.posix;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import java.util.Set;
import org.cratetag.api.TrackException;

/** Tells a disk that refuses from a file that does not parse; tag writers throw one for both. */
public final class DiskErrors {
  /** What the system and the JDK say of a position that no file can have. */
  private static final Set<String> NOWHERE = Set.of("Invalid argument", "Negative seek offset");

  private DiskErrors() {}

  /** What is asked of a tag writer. */
  public interface Request<T> {
    T make() throws IOException, TrackException;
  }

  /**
   * Makes a request of a tag writer.
   *
   * @throws IOException when the disk was the reason that it failed
   * @throws TrackException when the file was
   */
  public static <T> T unwrapped(Request<T> request) throws IOException, TrackException {
    try {
      return request.make();
    } catch (TrackException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException io && !isOfTheFile(io)) {
          throw io;
        }
      }
      throw e;
    }
  }

  /**
   * Makes a request that may throw what it does not declare: the JDK does so where a file system
   * says only when a file is closed that something went wrong.
   */
  public static <T> T declared(Request<T> request) throws IOException, TrackException {
    try {
      return request.make();
    } catch (IOException | TrackException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A damaged file can end early, hold text that is none, or send a reader to nowhere. */
  private static boolean isOfTheFile(IOException e) {
    return e instanceof EOFException
        || e instanceof CharacterCodingException
        || NOWHERE.contains(Objects.requireNonNullElse(e.getMessage(), ""));
  }
}
