package org.cratetag.train.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Labels by folder: each folder directly below the root is a label, and all that lies below it
 * belongs to it. Folders whose names differ only in what a label cannot hold are one label.
 */
public final class FolderLabels {
  private FolderLabels() {}

  /** The label of a track; empty for one that lies directly in the root. */
  public static Optional<String> find(Path root, Path track) {
    Path below = root.relativize(track);
    return below.getNameCount() < 2
        ? Optional.empty()
        : Optional.of(LabelName.of(below.getName(0).toString()));
  }

  /** Whether it lies in a hidden folder, one whose name begins with a dot. */
  public static boolean isHidden(Path root, Path track) {
    Path below = root.relativize(track);
    for (int i = 0; i < below.getNameCount() - 1; i++) {
      if (below.getName(i).toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
