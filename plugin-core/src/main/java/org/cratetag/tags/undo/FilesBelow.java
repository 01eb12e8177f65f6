package org.cratetag.tags.undo;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person means by a file or folder, links included, as a scan does.
 *
 * @param files regular files, by their real paths
 * @param linked real paths of files and folders that lie elsewhere and that links lead to
 */
record FilesBelow(List<Path> files, List<Path> linked) {
  private static final Logger LOG = LoggerFactory.getLogger(FilesBelow.class);

  /**
   * Walks. What cannot be read is left out.
   *
   * @param fileOrFolder need not be there. Of a whole file system nothing is listed: that is no
   *     library, and all entries of the journal lie there anyhow
   */
  static FilesBelow of(Path fileOrFolder) {
    Walk walk = new Walk();
    if (fileOrFolder.getParent() != null && Files.exists(fileOrFolder)) {
      walk.visit(fileOrFolder);
    }
    return new FilesBelow(List.copyOf(walk.files), List.copyOf(walk.linked));
  }

  private static final class Walk {
    private final Set<Path> visited = new HashSet<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Path> linked = new ArrayList<>();
    private final Deque<Path> waiting = new ArrayDeque<>();

    void visit(Path start) {
      waiting.push(start);
      while (!waiting.isEmpty()) {
        Path next = waiting.pop();
        try {
          take(next);
        } catch (IOException | DirectoryIteratorException unreadable) {
          LOG.debug("not looked at: {}", next, unreadable);
        }
      }
    }

    private void take(Path path) throws IOException {
      Path real = path.toRealPath();
      if (!visited.add(real)) {
        return;
      }
      if (Files.isSymbolicLink(path)) {
        linked.add(real);
      }
      BasicFileAttributes found =
          Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (found.isRegularFile()) {
        files.add(real);
      } else if (found.isDirectory()) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(real)) {
          entries.forEach(waiting::push);
        }
      }
    }
  }
}
