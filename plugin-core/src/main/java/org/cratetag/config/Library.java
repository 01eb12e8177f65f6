package org.cratetag.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Music that the configuration gives a name.
 *
 * @param name unique
 * @param paths its folders, at least one, absolute and normalised
 * @param settings for its files; leaves out what the settings above it do, and more
 * @param care how the daemon looks after it
 */
public record Library(String name, List<Path> paths, Settings settings, LibraryCare care) {
  public Library {
    paths = List.copyOf(paths);
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(care, "care");
  }

  /**
   * Reads one.
   *
   * @param defaults what holds where its section says nothing
   */
  static Library read(String name, YamlValue value, Settings defaults, LibraryCare care)
      throws ConfigException {
    List<Path> paths = new ArrayList<>();
    for (YamlValue path : paths(value)) {
      paths.add(LedgerSettings.folderOrFile(path));
    }
    if (paths.isEmpty()) {
      throw value.wrong("'" + name + "' has no path; write 'path: /srv/music' below it");
    }
    Settings inherited = defaults.withLibraryFolders(paths);
    if (!value.isSection()) {
      return new Library(name, paths, inherited, care);
    }
    Settings own = SettingsFile.read(value, inherited.withExclude(List.of()));
    List<String> exclude = new ArrayList<>(defaults.exclude());
    exclude.addAll(own.exclude());
    return new Library(name, paths, own.withExclude(exclude), LibraryCare.read(value, care));
  }

  /** What says where a library is: a path, a list of them, or a section that holds them. */
  static List<YamlValue> paths(YamlValue value) throws ConfigException {
    Optional<YamlValue> paths =
        value.isSection() ? Optional.ofNullable(members(value).get("path")) : Optional.of(value);
    return paths.isEmpty() ? List.of() : paths.get().items();
  }

  private static Map<String, YamlValue> members(YamlValue value) throws ConfigException {
    return value.members("path: /srv/music");
  }

  /** Without the folders of others that lie in its own. */
  Library without(List<Path> all) {
    List<Path> others =
        all.stream().filter(other -> !paths.contains(other) && holds(other)).toList();
    return new Library(name, paths, settings.withOtherLibraries(others), care);
  }

  /** Whether a file or folder is one of its folders or lies in one. */
  public boolean holds(Path path) {
    return paths.stream().anyMatch(path::startsWith);
  }
}
