package org.cratetag.cli.library;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a command looks. */
public final class Places {
  private Places() {}

  /**
   * The paths that a user named, absolute and normalised; all that there is where none is named.
   */
  public static List<Path> of(List<Path> named) {
    if (named.isEmpty()) {
      List<Path> roots = new ArrayList<>();
      FileSystems.getDefault().getRootDirectories().forEach(roots::add);
      return roots;
    }
    return named.stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }
}
