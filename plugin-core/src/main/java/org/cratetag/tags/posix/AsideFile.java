package org.cratetag.tags.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The old file under another name, while its copy takes the place that it had. On a share, a file
 * that a program has open cannot be replaced in one step, but it can be renamed, and the name is
 * free at once.
 *
 * @param aside its name meanwhile
 * @param path its own
 */
public record AsideFile(Path aside, Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(AsideFile.class);

  /** Behind the name of the copy, by which what a killed run has left is found. */
  private static final String SUFFIX = ".old";

  /** Of the file that a copy replaces. */
  public static AsideFile of(Path copy, Path path) {
    return new AsideFile(copy.resolveSibling(nameOf(copy)), path);
  }

  /** The file name that goes with a copy. */
  public static String nameOf(Path copy) {
    return copy.getFileName() + SUFFIX;
  }

  /** Whether it is there. */
  public boolean isThere() {
    return Files.exists(aside, LinkOption.NOFOLLOW_LINKS);
  }

  /** Takes the file away from its place. What the rename says is not to be believed. */
  public void take() throws IOException {
    Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Puts it back into its place, which must be free. */
  public void giveBack() throws IOException {
    Files.move(aside, path);
  }

  /** Removes it, now or, where it cannot be done now, at the next start. */
  public void remove() {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      LOG.debug("left for the next start: {}", aside, e);
    }
  }
}
