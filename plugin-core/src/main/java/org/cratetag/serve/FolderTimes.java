package org.cratetag.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  FolderTimes(Exclusions exclusions) {
    this.exclusions = exclusions;
  }

  /** Learns the folders below one as they are now. */
  void remember(Path root) {
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
