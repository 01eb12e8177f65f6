package org.cratetag.tags.posix;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cratetag.natives.NativeCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Linux can do with files and Java 17 cannot: copy a range within the kernel, which shares the
 * blocks where the file system knows how (reflink), read and set an extended attribute of any name
 * space, hold a file or folder open and go through the hold instead of the name, and lock a folder.
 * See copy_file_range(2), xattr(7), open(2), flock(2) and the "fd" of proc(5).
 */
final class LinuxFiles {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxFiles.class);

  private static final int READ_ONLY = 0;
  private static final int WRITE_ONLY = 1;
  private static final int READ_WRITE = 2;
  private static final int CREATE_NEW = 0x40 | 0x80;
  private static final int CLOSE_ON_EXEC = 0x80000;

  /** The two whose numbers depend on the processor. */
  private static final boolean SWAPPED = Platform.isARM() || Platform.isPPC();

  private static final int FOLDER = SWAPPED ? 0x4000 : 0x10000;
  private static final int NO_FOLLOW = SWAPPED ? 0x8000 : 0x20000;

  /** For its owner alone. */
  static final int PRIVATE = 0600;

  /** For all whom the user's umask does not shut out. */
  static final int USUAL = 0666;

  private static final int LOCK_NOW = 2 | 4;
  private static final int NO_ENTRY = 2;
  private static final int AGAIN = 11;
  private static final int NO_ACCESS = 13;
  private static final int EXISTS = 17;
  private static final int NO_SUCH_CALL = 38;
  private static final int NOT_SUPPORTED = 95;

  /** Where the system shows the files that this process holds open. */
  private static final Path HELD = Path.of("/proc/self/fd");

  /** More than a struct statfs has anywhere. */
  private static final int STATFS_LONGS = 64;

  /** Of all names together, and of a value: the limits of the kernel. */
  private static final int MAXIMUM_ATTRIBUTE_BYTES = 1 << 16;

  /** Of most file systems; they share whole blocks only. */
  private static final int BLOCK_BYTES = 4096;

  private static final char HEX = '%';

  /** Last, since it needs what stands before. */
  private static final Optional<LinuxFiles> INSTANCE = load();

  private LinuxFiles() {}

  /** Present on Linux, for files of the system's own file systems. */
  static Optional<LinuxFiles> find(Path file) {
    return file.getFileSystem() == FileSystems.getDefault() ? INSTANCE : Optional.empty();
  }

  /** Whether functions of the C library can be called. */
  static boolean isAvailable() {
    return INSTANCE.isPresent();
  }

  private static Optional<LinuxFiles> load() {
    if (!Platform.isLinux() || !Platform.is64Bit()) {
      return Optional.empty();
    }
    try {
      NativeCache.find().ifPresent(LinuxFiles::unpackJna);
      CLibrary.register();
      return Files.isDirectory(HELD) ? Optional.of(new LinuxFiles()) : Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("files are copied without the help of the kernel", e);
      return Optional.empty();
    }
  }

  /** JNA would unpack its library into the temporary folder at each start. */
  private static void unpackJna(NativeCache cache) {
    String resource = "com/sun/jna/" + Platform.RESOURCE_PREFIX + "/libjnidispatch.so";
    Path folder = cache.unpack("jna", Native.class.getClassLoader(), List.of(resource));
    System.setProperty("jna.boot.library.path", folder.toString());
    System.setProperty("jna.nounpack", "true");
  }

  /**
   * Copies a range.
   *
   * @return whether all of it was copied; else nobody knows what was written there
   */
  boolean copy(Path from, long offset, long length, Path to, long toOffset) {
    int source = CLibrary.open(name(from), READ_ONLY | CLOSE_ON_EXEC, 0);
    if (source < 0) {
      return false;
    }
    try {
      int target = CLibrary.open(name(to), WRITE_ONLY | CLOSE_ON_EXEC, 0);
      if (target < 0) {
        return false;
      }
      try {
        return copy(source, offset, length, target, toOffset);
      } finally {
        CLibrary.close(target);
      }
    } finally {
      CLibrary.close(source);
    }
  }

  private static boolean copy(int source, long offset, long length, int target, long toOffset) {
    long[] from = {offset};
    long[] to = {toOffset};
    while (from[0] < offset + length) {
      long left = offset + length - from[0];
      long next = Math.min(left, untilBlock(from[0], to[0]).orElse(left));
      if (CLibrary.copy_file_range(source, from, target, to, next, 0) <= 0) {
        return false;
      }
    }
    return true;
  }

  /** What is before the first whole block of both files. */
  private static OptionalLong untilBlock(long from, long to) {
    long into = from % BLOCK_BYTES;
    return into == 0 || into != to % BLOCK_BYTES
        ? OptionalLong.empty()
        : OptionalLong.of(BLOCK_BYTES - into);
  }

  /** Holds a folder open. */
  int openFolder(Path folder) throws IOException {
    return opened(folder, READ_ONLY | FOLDER | NO_FOLLOW | CLOSE_ON_EXEC, 0);
  }

  /** Makes a file that was not there, not even as a link, and holds it open. */
  int createFile(Path file, int mode) throws IOException {
    return opened(file, READ_WRITE | CREATE_NEW | NO_FOLLOW | CLOSE_ON_EXEC, mode);
  }

  private static int opened(Path path, int flags, int mode) throws IOException {
    int descriptor = CLibrary.open(name(path), flags, mode);
    if (descriptor < 0) {
      int error = Native.getLastError();
      throw switch (error) {
        case NO_ENTRY -> new NoSuchFileException(path.toString());
        case NO_ACCESS -> new AccessDeniedException(path.toString());
        case EXISTS -> new FileAlreadyExistsException(path.toString());
        default -> new FileSystemException(path.toString(), null, CLibrary.strerror(error));
      };
    }
    return descriptor;
  }

  /** A path that leads to a held file or folder, whatever has become of its name. */
  Path pathOf(int descriptor) {
    return HELD.resolve(Integer.toString(descriptor));
  }

  /**
   * Gives up a hold.
   *
   * @throws IOException when the disk says only now that it could not write
   */
  void close(int descriptor) throws IOException {
    if (CLibrary.close(descriptor) != 0) {
      throw new IOException(CLibrary.strerror(Native.getLastError()));
    }
  }

  /**
   * Locks what is held, until the hold is given up, against others that ask for such a lock.
   *
   * @return false when somebody else has it; true also where the file system knows no such locks
   */
  boolean tryLock(int descriptor) {
    return CLibrary.flock(descriptor, LOCK_NOW) == 0 || Native.getLastError() != AGAIN;
  }

  /** The number by which the kernel knows the kind of file system; see linux/magic.h. */
  OptionalInt fileSystem(Path path) {
    long[] found = new long[STATFS_LONGS];
    // It is the first member.
    return CLibrary.statfs(name(path), found) == 0
        ? OptionalInt.of((int) found[0])
        : OptionalInt.empty();
  }

  /** Names of the extended attributes, those of the system among them; none where none can be. */
  List<String> attributes(Path file) throws IOException {
    byte[] names = new byte[MAXIMUM_ATTRIBUTE_BYTES];
    long length = CLibrary.listxattr(name(file), names, names.length);
    if (length < 0) {
      int error = Native.getLastError();
      if (error != NOT_SUPPORTED && error != NO_SUCH_CALL) {
        throw new FileSystemException(file.toString(), null, CLibrary.strerror(error));
      }
    }
    List<String> found = new ArrayList<>();
    for (int start = 0, at = 0; at < length; at++) {
      if (names[at] == 0) {
        found.add(new String(names, start, at - start, StandardCharsets.ISO_8859_1));
        start = at + 1;
      }
    }
    return found;
  }

  /**
   * Gives a file an attribute of another.
   *
   * @return whether it has it now
   */
  boolean copyAttribute(Path from, Path to, String attribute) {
    byte[] value = new byte[MAXIMUM_ATTRIBUTE_BYTES];
    long length = CLibrary.getxattr(name(from), terminated(attribute), value, value.length);
    return length >= 0 && CLibrary.setxattr(name(to), terminated(attribute), value, length, 0) == 0;
  }

  /**
   * Takes an attribute away.
   *
   * @return whether it is gone
   */
  boolean removeAttribute(Path file, String attribute) {
    return CLibrary.removexattr(name(file), terminated(attribute)) == 0;
  }

  private static byte[] terminated(String name) {
    return (name + "\0").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The bytes that the system knows the file by, whatever Java makes of them as text. */
  static byte[] name(Path file) {
    String uri = file.toUri().getRawPath();
    // A folder's ends with a slash, which would lead through a link.
    String escaped =
        uri.length() > 1 && uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length() + 1);
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == HEX) {
        bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(escaped.charAt(i));
      }
    }
    bytes.write(0);
    return bytes.toByteArray();
  }
}
