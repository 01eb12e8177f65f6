package org.cratetag.tags.posix;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Copies of files, made by the kernel where it can: ranges without a way through this process, on
 * file systems that share blocks (Btrfs, XFS) without copying at all, and POSIX ACLs.
 */
public final class FileCopy {
  private static final String ACL = "system.posix_acl_access";

  /** Those that people and programs give a file; the others are the system's. */
  private static final String USER_SPACE = "user.";

  private FileCopy() {}

  /**
   * Makes an empty file that is to become like another: for its owner's eyes only where {@link
   * #keepExtendedAttributes} can give it the rest.
   */
  public static void makeLike(Path original, Path copy) throws IOException {
    if (LinuxFiles.find(original).isPresent()) {
      Files.createFile(
          copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      // Java copies ACLs together with content only.
      Files.copy(original, copy, StandardCopyOption.COPY_ATTRIBUTES);
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }

  /**
   * Gives a file the ACL and the other extended attributes that another one has, where the kernel
   * can be asked. Owner, group and mode are not copied.
   *
   * @return false where the kernel cannot be asked, and nothing was done
   * @throws IOException when it cannot have the ACL, or what the user has given the other
   */
  public static boolean keepExtendedAttributes(Path original, Path copy) throws IOException {
    Optional<LinuxFiles> linux = LinuxFiles.find(original);
    if (linux.isEmpty()) {
      return false;
    }
    List<String> wanted = linux.get().attributes(original);
    for (String name : wanted) {
      boolean isCopied = linux.get().copyAttribute(original, copy, name);
      if (!isCopied && name.equals(ACL)) {
        throw new FileSystemException(copy.toString(), null, "its ACL cannot be kept");
      } else if (!isCopied && name.startsWith(USER_SPACE)) {
        throw new FileSystemException(
            copy.toString(), null, "its attribute " + name + " cannot be kept");
      }
    }
    // The folder's default, which the original does not have.
    if (!wanted.contains(ACL) && linux.get().attributes(copy).contains(ACL)) {
      linux.get().removeAttribute(copy, ACL);
    }
    return true;
  }

  /**
   * Writes all of a file into an empty one.
   *
   * @throws IOException when the disk refuses, or the file becomes shorter meanwhile
   */
  public static void content(Path from, Path to) throws IOException {
    range(from, 0, Files.size(from), to, 0);
  }

  /** Writes a range of a file into another file. */
  public static void range(Path from, long offset, long length, Path to, long toOffset)
      throws IOException {
    Optional<LinuxFiles> linux = LinuxFiles.find(from);
    if (linux.isPresent() && linux.get().copy(from, offset, length, to, toOffset)) {
      return;
    }
    try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel target = FileChannel.open(to, StandardOpenOption.WRITE)) {
      target.position(toOffset);
      for (long at = offset; at < offset + length; ) {
        long copied = source.transferTo(at, offset + length - at, target);
        if (copied <= 0) {
          throw new EOFException("the file became shorter while it was read");
        }
        at += copied;
      }
    }
  }
}
