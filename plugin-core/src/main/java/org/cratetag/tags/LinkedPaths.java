package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real files and folders that a name stands for: itself, and what symlinks below it lead to. A
 * library walks through links, and the journal knows real paths.
 */
final class LinkedPaths {
  private static final Logger LOG = LoggerFactory.getLogger(LinkedPaths.class);

  private final Set<Path> found = new LinkedHashSet<>();
  private final Deque<Path> ahead = new ArrayDeque<>();

  private LinkedPaths() {}

  /**
   * Finds them.
   *
   * @param path absolute and normalised; it need not be there
   */
  static Set<Path> of(Path path) {
    LinkedPaths paths = new LinkedPaths();
    paths.found.add(path);
    paths.add(path);
    while (!paths.ahead.isEmpty()) {
      paths.walk(paths.ahead.pop());
    }
    return Collections.unmodifiableSet(paths.found);
  }

  private void add(Path path) {
    try {
      Path real = path.toRealPath();
      boolean isNew = found.add(real);
      if (Files.isDirectory(real) && (isNew || real.equals(path))) {
        ahead.push(real);
      }
    } catch (IOException notThere) {
      LOG.debug("leads nowhere: {}", path, notThere);
    }
  }

  private void walk(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isSymbolicLink()) {
                add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      LOG.debug("cannot walk through {}", folder, e);
    }
  }
}
