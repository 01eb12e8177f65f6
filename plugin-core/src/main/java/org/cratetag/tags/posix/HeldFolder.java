package org.cratetag.tags.posix;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that is held open, so that files are made in it and nowhere else, whatever becomes of
 * its name. Where the system does not offer that, the folder's name has to do.
 */
public final class HeldFolder implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldFolder.class);

  private final Path folder;
  private final Optional<LinuxFiles> linux;
  private OptionalInt descriptor;

  private HeldFolder(Path folder, Optional<LinuxFiles> linux, OptionalInt descriptor) {
    this.folder = folder;
    this.linux = linux;
    this.descriptor = descriptor;
  }

  /**
   * Holds a folder.
   *
   * @param folder a real path; what is a symlink by now is refused
   */
  public static HeldFolder open(Path folder) throws IOException {
    Optional<LinuxFiles> linux = LinuxFiles.find(folder);
    if (linux.isPresent()) {
      try {
        return new HeldFolder(folder, linux, OptionalInt.of(linux.get().openFolder(folder)));
      } catch (AccessDeniedException unreadable) {
        LOG.debug("may be written but not be held: {}", folder);
      }
    }
    return new HeldFolder(folder, Optional.empty(), OptionalInt.empty());
  }

  /** The path of a name in the folder that is held. */
  public Path resolve(Path name) {
    Path here = descriptor.isPresent() ? linux.get().pathOf(descriptor.getAsInt()) : folder;
    return here.resolve(name.getFileName());
  }

  /**
   * Makes an empty file.
   *
   * @param name that nothing in the folder has, not even a link
   */
  public HeldFile create(Path name) throws IOException {
    return descriptor.isPresent()
        ? held(name, LinuxFiles.USUAL)
        : HeldFile.named(Files.createFile(resolve(name)));
  }

  /** The same, to become like another file; see {@link FileCopy#makeLike}. */
  public HeldFile createLike(Path original, Path name) throws IOException {
    if (descriptor.isPresent()) {
      return held(name, LinuxFiles.PRIVATE);
    }
    FileCopy.makeLike(original, resolve(name));
    return HeldFile.named(resolve(name));
  }

  private HeldFile held(Path name, int mode) throws IOException {
    return new HeldFile(linux.get(), linux.get().createFile(resolve(name), mode));
  }

  /**
   * Locks the folder against other processes that ask for it in this way, until it is closed.
   * Nothing in the folder is opened for it, and a crash leaves nothing behind.
   *
   * @return false when another has it
   */
  public boolean tryLock() {
    return descriptor.isEmpty() || linux.get().tryLock(descriptor.getAsInt());
  }

  @Override
  public void close() {
    OptionalInt closing = descriptor;
    descriptor = OptionalInt.empty();
    if (closing.isPresent()) {
      try {
        linux.get().close(closing.getAsInt());
      } catch (IOException nothingWasWritten) {
        LOG.debug("cannot close {}", folder, nothingWasWritten);
      }
    }
  }
}
