package org.cratetag.config;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders that are for their owner alone, whatever the umask; where the system has owners. */
final class PrivateFolders {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFolders.class);

  private static final Set<PosixFilePermission> OWNERS =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final int OTHERS_WRITING = 022;

  /** The administrator may put things anywhere. */
  private static final int ROOT = 0;

  /** A folder in which only owners may rename and remove. */
  private static final int STICKY = 01000;

  private static final Path SELF = Path.of("/proc/self");

  private PrivateFolders() {}

  private static boolean hasOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** Makes a folder, and those that it lies in, where they are missing. */
  static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (hasOwners(folder)) {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS));
      } else {
        Files.createDirectories(folder);
      }
    }
  }

  /** Takes from others what they may do with a folder and all in it, where that is ours. */
  static void close(Path folder) throws IOException {
    if (!hasOwners(folder) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            closeOne(each);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
            if (!attributes.isSymbolicLink()) {
              closeOne(each);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path each, IOException e) {
            LOG.debug("its mode stays: {}", each, e);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void closeOne(Path path) {
    try {
      Set<PosixFilePermission> now = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
      Set<PosixFilePermission> wanted = EnumSet.copyOf(OWNERS);
      wanted.retainAll(now);
      if (!wanted.equals(now)) {
        Files.setPosixFilePermissions(path, wanted);
      }
    } catch (IOException e) {
      // Removed meanwhile, or of somebody else.
      LOG.debug("its mode stays: {}", path, e);
    }
  }

  /**
   * Looks for what others can write, or have put there.
   *
   * @param root in which others may be able to do something
   * @param folders below it, whose content matters
   * @return the first; empty where nobody else gets in, or where there is no content
   */
  static Optional<Path> findForeign(Path root, List<Path> folders) throws IOException {
    if (!hasOwners(root) || !Files.isDirectory(SELF)) {
      return Optional.empty();
    }
    int ours = (Integer) Files.getAttribute(SELF, "unix:uid");
    boolean rootIsForeign = isForeign(root, ours);
    for (Path folder : folders) {
      if (Files.isDirectory(folder) && !isEmpty(folder)) {
        Optional<Path> found =
            rootIsForeign ? Optional.of(root) : firstForeign(folder, ours, isClosed(root));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static boolean isClosed(Path root) throws IOException {
    return OWNERS.containsAll(Files.getPosixFilePermissions(root));
  }

  private static Optional<Path> firstForeign(Path folder, int ours, boolean nobodyGetsIn)
      throws IOException {
    Path[] found = new Path[1];
    if (nobodyGetsIn) {
      return Optional.empty();
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
              throws IOException {
            return look(each);
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
              throws IOException {
            return look(each);
          }

          private FileVisitResult look(Path each) throws IOException {
            if (isForeign(each, ours)) {
              found[0] = each;
              return FileVisitResult.TERMINATE;
            }
            // What is in a closed folder is out of reach.
            boolean outOfReach = Files.isDirectory(each) && isClosed(each);
            return outOfReach ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }
        });
    return Optional.ofNullable(found[0]);
  }

  private static boolean isForeign(Path path, int ours) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return false;
    }
    int owner = (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    boolean sticky = Files.isDirectory(path) && (mode & STICKY) != 0;
    boolean othersWrite = (mode & OTHERS_WRITING) != 0 && !sticky;
    return othersWrite || (owner != ours && owner != ROOT);
  }
}
