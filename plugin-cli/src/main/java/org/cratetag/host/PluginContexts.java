package org.cratetag.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Objects;
import org.cratetag.api.PluginContext;
import org.cratetag.api.PluginSettings;
import org.cratetag.config.PluginSections;

/**
 * Makes each plugin's context.
 *
 * @param sections of the user's settings
 * @param dataFolder in which each plugin gets a folder, when it asks for one
 * @param clock for all
 */
public record PluginContexts(PluginSections sections, Path dataFolder, Clock clock) {
  public PluginContexts {
    Objects.requireNonNull(sections, "sections");
    Objects.requireNonNull(dataFolder, "dataFolder");
    Objects.requireNonNull(clock, "clock");
  }

  PluginContext of(String pluginId) {
    return new Context(pluginId, sections.of(pluginId), dataFolder.resolve(pluginId), clock);
  }

  private record Context(String pluginId, PluginSettings settings, Path place, Clock clock)
      implements PluginContext {
    @Override
    public Path folder() {
      try {
        if (!Files.isDirectory(place)) {
          boolean hasOwners = place.getFileSystem().supportedFileAttributeViews().contains("posix");
          Files.createDirectories(place.getParent());
          if (hasOwners) {
            Files.createDirectory(
                place,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
          } else {
            Files.createDirectory(place);
          }
        }
        return place;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot make the folder " + place, e);
      }
    }

    @Override
    public System.Logger logger() {
      return System.getLogger("plugin." + pluginId);
    }
  }
}
