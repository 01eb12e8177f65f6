package org.cratetag.host;

import java.util.Objects;

/**
 * A plugin, or a built-in extension, that is not in use.
 *
 * @param name the zip in the plugins folder, or the class of a built-in extension
 * @param reason why, for the user
 */
public record RefusedPlugin(String name, String reason) {
  public RefusedPlugin {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(reason, "reason");
  }
}
