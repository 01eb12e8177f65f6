package org.cratetag.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a configuration says.
 *
 * @param settings for files outside of the libraries
 * @param libraries in the order of the file
 * @param serve what the daemon may take
 * @param ledger where the memory is
 * @param plugins a section for each
 */
public record Configuration(
    Settings settings,
    List<Library> libraries,
    ServeSettings serve,
    LedgerSettings ledger,
    PluginSections plugins) {
  public Configuration {
    libraries = List.copyOf(libraries);
  }

  /**
   * Reads all of it.
   *
   * @throws ConfigException when something is wrong
   */
  public static Configuration read(ConfigTree tree) throws ConfigException {
    tree.requireGood();
    return of(tree);
  }

  /** What only shows when values are held against each other. */
  static List<Problem> findContradictions(ConfigTree tree) {
    try {
      of(tree);
      return List.of();
    } catch (ConfigException e) {
      return List.of(e.problem());
    }
  }

  private static Configuration of(ConfigTree tree) throws ConfigException {
    Settings settings = SettingsFile.read(tree.root(), Settings.DEFAULT);
    LibraryCare care = LibraryCare.read(tree.root(), LibraryCare.DEFAULT);
    List<Library> libraries = new ArrayList<>();
    YamlValue section = tree.members().get(LedgerSettings.LIBRARIES_KEY);
    if (section != null) {
      for (Map.Entry<String, YamlValue> each : section.members("music: /srv/music").entrySet()) {
        libraries.add(Library.read(each.getKey(), each.getValue(), settings, care));
      }
    }
    return new Configuration(
        settings,
        libraries,
        ServeSettings.read(tree),
        LedgerSettings.read(tree),
        PluginSections.read(tree));
  }

  /** The library in whose folder a file or folder lies; of two in each other the inner one. */
  public Optional<Library> findLibrary(Path path) {
    Optional<Library> found = Optional.empty();
    int deepest = -1;
    for (Library library : libraries) {
      for (Path root : library.paths()) {
        if (path.startsWith(root) && root.getNameCount() > deepest) {
          deepest = root.getNameCount();
          found = Optional.of(library);
        }
      }
    }
    return found;
  }
}
