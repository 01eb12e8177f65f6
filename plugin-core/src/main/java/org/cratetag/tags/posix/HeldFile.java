package org.cratetag.tags.posix;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A new file that is held open, so that what is written to it, and who it is given to, is never
 * another file that somebody has put under its name.
 */
public final class HeldFile implements Closeable {
  private final Path path;
  private final Optional<LinuxFiles> linux;
  private int descriptor;

  HeldFile(LinuxFiles linux, int descriptor) {
    this.path = linux.pathOf(descriptor);
    this.linux = Optional.of(linux);
    this.descriptor = descriptor;
  }

  private HeldFile(Path path) {
    this.path = path;
    this.linux = Optional.empty();
  }

  /** A file that only its name leads to. */
  static HeldFile named(Path path) {
    return new HeldFile(path);
  }

  /**
   * Where it is to be read, written and given attributes; good until it is closed. Its last element
   * says nothing about the file, and nothing can be made beside it.
   */
  public Path path() {
    return path;
  }

  /** Whether {@link #path} leads to the file itself, and not to its name. */
  public boolean isHeld() {
    return linux.isPresent();
  }

  @Override
  public void close() throws IOException {
    int closing = descriptor;
    descriptor = -1;
    if (linux.isPresent() && closing >= 0) {
      linux.get().close(closing);
    }
  }
}
