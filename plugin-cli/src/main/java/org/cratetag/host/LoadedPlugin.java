package org.cratetag.host;

import java.util.List;
import java.util.Objects;

/**
 * A plugin that is in use.
 *
 * @param id from its descriptor
 * @param version from its descriptor
 * @param fileName the zip in the plugins folder
 * @param extensions the class names of its extensions
 */
record LoadedPlugin(String id, String version, String fileName, List<String> extensions) {
  /** Checks and copies the values. */
  public LoadedPlugin {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(fileName, "fileName");
    extensions = List.copyOf(extensions);
  }
}
