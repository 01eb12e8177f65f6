package org.cratetag.export.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cratetag.tags.posix.SmbShare;

/**
 * Files that are written together: none is touched unless all may be. What is there already is
 * written only in an update, after a copy of it was made beside it; a file that would stay the same
 * is left alone.
 */
public final class FileBatch {
  /** More is no playlist, and no collection that fits into memory. */
  private static final long MOST_BYTES = 512L << 20;

  private final boolean update;
  private final Map<Path, byte[]> files = new LinkedHashMap<>();

  /** What was there, to see whether its program has written it meanwhile. */
  private final Map<Path, byte[]> read = new HashMap<>();

  public FileBatch(boolean update) {
    this.update = update;
  }

  /**
   * What is there and is to be kept.
   *
   * @return empty where there is no file
   * @throws FileAlreadyExistsException where there is a file, and this is no update
   */
  public byte[] existing(Path file) throws IOException {
    if (!isThere(file)) {
      return new byte[0];
    }
    byte[] content = Files.readAllBytes(file);
    read.putIfAbsent(file, content);
    return content;
  }

  /** Whether there is a file, which then may be read and written. */
  private boolean isThere(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!update) {
      throw new FileAlreadyExistsException(
          file.toString(),
          null,
          file + " is there already; name a new place, or use --update, which keeps a copy of it");
    }
    if (!Files.isRegularFile(file)) {
      throw new FileAlreadyExistsException(file.toString(), null, file + " is not a file");
    }
    requireSize(file);
    return true;
  }

  /**
   * Refuses a file that is too large to be read.
   *
   * @throws IOException when it is, or is not there
   */
  public static void requireSize(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is larger than " + (MOST_BYTES >> 20) + " MB; not touched");
    }
  }

  /** Has a file written by {@link #write()}. */
  public void add(Path file, byte[] content) throws IOException {
    if (!read.containsKey(file)) {
      existing(file);
    }
    files.put(file, content);
  }

  /** Writes what was added. */
  public void write() throws IOException {
    for (Map.Entry<Path, byte[]> each : files.entrySet()) {
      Files.createDirectories(each.getKey().getParent());
      Path file = Files.exists(each.getKey()) ? each.getKey().toRealPath() : each.getKey();
      boolean there = Files.exists(file);
      byte[] now = there ? existing(each.getKey()) : new byte[0];
      if (!Arrays.equals(now, read.getOrDefault(each.getKey(), new byte[0]))) {
        throw new IOException(file + " was changed meanwhile; close its program and try again");
      }
      if (there && Arrays.equals(now, each.getValue())) {
        continue;
      }
      if (there) {
        copyBeside(file);
      }
      replace(file, each.getValue());
    }
  }

  private static void copyBeside(Path file) throws IOException {
    for (int n = 1; ; n++) {
      try {
        Files.copy(
            file,
            file.resolveSibling(file.getFileName() + ".before-" + n),
            StandardCopyOption.COPY_ATTRIBUTES);
        return;
      } catch (FileAlreadyExistsException e) {
        // The next number.
      }
    }
  }

  private void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(".cratetag-" + Long.toHexString(System.nanoTime()) + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      if (isThere(file) && Files.size(file) > 0) {
        keepPermissions(file, fresh);
      }
      SmbShare.replace(fresh, file);
    } catch (NoSuchFileException e) {
      throw new IOException("cannot write " + file + ": its folder is gone", e);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void keepPermissions(Path file, Path fresh) throws IOException {
    if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
    }
  }
}
