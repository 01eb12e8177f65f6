package org.cratetag.host;

import java.util.List;
import java.util.Objects;

/**
 * A plugin that is in use.
 *
 * @param id from its descriptor
 * @param version from its descriptor
 * @param requires the range of API versions, from its descriptor
 * @param fileName the zip in the plugins folder
 * @param extensions what it brings
 */
public record LoadedPlugin(
    String id, String version, String requires, String fileName, List<Extension> extensions) {
  /**
   * One of its extensions.
   *
   * @param className of the plugin's class
   * @param points the extension points that it serves, for example {@code TagWriter}
   */
  public record Extension(String className, List<String> points) {
    public Extension {
      Objects.requireNonNull(className, "className");
      points = List.copyOf(points);
    }
  }

  public LoadedPlugin {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(requires, "requires");
    Objects.requireNonNull(fileName, "fileName");
    extensions = List.copyOf(extensions);
  }
}
