package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.cratetag.tags.posix.AsideFile;
import org.cratetag.tags.posix.FileFlush;

/**
 * A whole copy that could not take the place of its original, which is gone: all that there is of a
 * file.
 *
 * @param copy where it waits
 * @param path where it belongs
 * @param hash of its content
 */
public record KeptCopy(Path copy, Path path, String hash) {

  /** Whether there is a copy, and nothing at its place, or nothing that stays there. */
  public boolean isNeeded() throws IOException {
    return Files.exists(copy, LinkOption.NOFOLLOW_LINKS)
        && (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)
            || FileStamp.isBeingRemoved(path, copy))
        && Files.isDirectory(path.getParent());
  }

  /** Whether it is as it was written. */
  public boolean isWhole() throws IOException {
    return hash.equals(hashOf(copy));
  }

  /**
   * Gives it the name that it was made for, on the disk.
   *
   * @throws IOException when it is not whole, or the name cannot be given or is not free
   */
  public void place() throws IOException {
    if (!isWhole()) {
      throw new IOException("not as it was written: " + copy);
    }
    Files.move(copy, path);
    FileFlush.folder(path.getParent());
    if (!hash.equals(hashOf(path))) {
      throw new IOException("the file system did not give the copy its name: " + path);
    }
    AsideFile.of(copy, path).remove();
  }

  private static String hashOf(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("not a file: " + file);
    }
    return FileStates.of(file).sha256();
  }
}
