package org.cratetag.serve.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cratetag.library.Exclusions;
import org.cratetag.library.FolderTree;

/**
 * The times of a library's folders, which change when something in them comes, goes or gets another
 * name. A look costs one stat a folder, whatever the number of files.
 */
final class FolderTimes {
  private final Exclusions exclusions;
  private final Map<Path, FileTime> known = new HashMap<>();
  private final Set<Path> roots = new HashSet<>();

  FolderTimes(Exclusions exclusions) {
    this.exclusions = exclusions;
  }

  /** Learns the folders of a library as they are now, be they there or not. */
  void begin(Path root) {
    roots.add(root);
    remember(root);
  }

  private void remember(Path root) {
    new FolderTree(exclusions)
        .walk(
            root,
            folder -> {
              known.put(folder, timeOf(folder));
              return true;
            });
  }

  /** Tells of the folders whose times are others than before, and learns what is new in them. */
  void forEachChanged(Consumer<Path> changed) {
    List<Path> found = new ArrayList<>();
    known.entrySet().removeIf(entry -> isGoneOrElse(entry, found));
    for (Path root : roots) {
      // What was away is back.
      if (!known.containsKey(root) && !found.contains(root) && Files.isDirectory(root)) {
        found.add(root);
      }
    }
    for (Path folder : found) {
      remember(folder);
      changed.accept(folder);
    }
  }

  private static boolean isGoneOrElse(Map.Entry<Path, FileTime> entry, List<Path> found) {
    FileTime time = timeOf(entry.getKey());
    if (time.equals(entry.getValue())) {
      return false;
    }
    if (Files.isDirectory(entry.getKey())) {
      found.add(entry.getKey());
    }
    return true;
  }

  /** The beginning of time for a folder that is not there or cannot be asked. */
  private static FileTime timeOf(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
