package org.cratetag.tags.file;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A folder in which a process that has ended may have left temporary files.
 *
 * @param folder where
 * @param mark what the names of that process' temporary files have and nothing else has
 */
public record PreparedFolder(Path folder, String mark) {
  public PreparedFolder {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(mark, "mark");
  }
}
