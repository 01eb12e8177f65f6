package org.cratetag.natives;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A folder that libraries are unpacked into and loaded from. Beside each lies its SHA-256, as it
 * was when it came out of the jar.
 */
final class LibraryFolder {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path root;
  private final boolean mustBeOurs;

  private LibraryFolder(Path root, boolean mustBeOurs) {
    this.root = root;
    this.mustBeOurs = mustBeOurs;
  }

  /** A folder of which the user has said that it is ours. */
  static LibraryFolder of(Path root) {
    return new LibraryFolder(root, false);
  }

  /** A folder in one that all users write to: nobody but us may have made it. */
  static LibraryFolder inTemporary(Path temporary) {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return new LibraryFolder(
        temporary.toAbsolutePath().normalize().resolve("cratetag-natives-" + user), true);
  }

  /**
   * Makes sure that the libraries are there.
   *
   * @param name of the folder below this one
   * @return that folder
   * @throws IOException when they cannot be written, or not be loaded from there
   */
  Path unpack(String name, List<LibrarySource> libraries) throws IOException {
    if (mustBeOurs) {
      makeOurs();
    }
    Path folder = Files.createDirectories(root.resolve(name));
    for (LibrarySource library : libraries) {
      Path file = folder.resolve(library.fileName());
      if (!isWhole(file)) {
        unpack(library, file);
      }
      if (!Files.isExecutable(file)) {
        throw new NotLoadableException(file);
      }
    }
    return folder;
  }

  /** What keeps a folder from being used, in a few words. */
  static String explain(LibraryFolder folder, IOException e) {
    if (e instanceof NotLoadableException) {
      return folder.root + " is mounted noexec";
    }
    String reason =
        e instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : e instanceof AccessDeniedException
                ? "it may not be written"
                : e.getClass().getSimpleName() + " " + e.getMessage();
    return "nothing can be unpacked into " + folder.root + " (" + reason + ")";
  }

  private static void unpack(LibrarySource library, Path file) throws IOException {
    Path part = Files.createTempFile(file.getParent(), ".unpacking-", "");
    Path sum = Files.createTempFile(file.getParent(), ".unpacking-", "");
    try {
      String hash;
      try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        hash = library.writeTo(Channels.newOutputStream(out));
        out.force(true);
      }
      makeExecutable(part);
      Files.writeString(sum, hash, StandardCharsets.US_ASCII);
      // The sum first: a file without its sum is unpacked again, never the other way round.
      Files.move(sum, sumOf(file), StandardCopyOption.ATOMIC_MOVE);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
      Files.deleteIfExists(sum);
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(OWNER_ONLY);
    }
  }

  private static boolean isWhole(Path file) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      String expected = Files.readString(sumOf(file), StandardCharsets.ISO_8859_1);
      return expected.equals(PackedLibrary.copy(content, OutputStream.nullOutputStream()));
    } catch (NoSuchFileException | AccessDeniedException missing) {
      return false;
    }
  }

  private static Path sumOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  /** Another user could have made the folder first, to have us load what is theirs. */
  private void makeOurs() throws IOException {
    PosixFileAttributeView posix =
        Files.getFileAttributeView(root, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (posix == null) {
      Files.createDirectories(root);
      return;
    }
    if (Files.notExists(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(root, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    PosixFileAttributes found = posix.readAttributes();
    Path probe = Files.createTempFile(root, ".owner-", "");
    try {
      boolean ours =
          found.isDirectory()
              && found.permissions().equals(OWNER_ONLY)
              && Objects.equals(found.owner(), Files.getOwner(probe));
      if (!ours) {
        throw new FileSystemException(root.toString(), null, "it belongs to somebody else");
      }
    } finally {
      Files.delete(probe);
    }
  }

  /** A file that is there and whole, and that the system will not load. */
  private static final class NotLoadableException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    NotLoadableException(Path file) {
      super(file.toString(), null, "mounted noexec");
    }
  }
}
