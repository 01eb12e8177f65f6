package org.cratetag.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cratetag.config.values.LogSettings;

/**
 * All that a configuration says.
 *
 * @param settings for files outside of the libraries
 * @param libraries in the order of the file
 * @param serve what the daemon may take
 * @param ledger where the memory is
 * @param plugins a section for each
 * @param servers that are told of changed tags
 * @param web what the daemon answers by HTTP
 * @param log what is written down of runs
 */
public record Configuration(
    Settings settings,
    List<Library> libraries,
    ServeSettings serve,
    LedgerSettings ledger,
    PluginSections plugins,
    List<ServerSettings> servers,
    WebSettings web,
    LogSettings log) {
  public Configuration {
    libraries = List.copyOf(libraries);
    servers = List.copyOf(servers);
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
    List<Path> all = libraries.stream().flatMap(library -> library.paths().stream()).toList();
    libraries.replaceAll(library -> library.without(all));
    return new Configuration(
        settings,
        libraries,
        ServeSettings.read(tree),
        LedgerSettings.read(tree),
        PluginSections.read(tree),
        ServerSettings.read(tree),
        WebSettings.read(tree),
        readLog(tree));
  }

  /**
   * What it says of logs, be the rest right or wrong; what holds otherwise, where that is wrong.
   */
  public static LogSettings findLog(ConfigTree tree) {
    try {
      return readLog(tree);
    } catch (ConfigException | IllegalArgumentException wrong) {
      return LogSettings.DEFAULT;
    }
  }

  private static LogSettings readLog(ConfigTree tree) throws ConfigException {
    YamlValue section = tree.members().get("log");
    Map<String, YamlValue> members = section == null ? Map.of() : section.members("format: json");
    return new LogSettings(
        members.containsKey("format")
            ? LogSettings.Format.valueOf(word(members.get("format")))
            : LogSettings.DEFAULT.format(),
        members.containsKey("level")
            ? LogSettings.Level.valueOf(word(members.get("level")))
            : LogSettings.DEFAULT.level());
  }

  private static String word(YamlValue value) throws ConfigException {
    return value.text().strip().toUpperCase(Locale.ROOT);
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

  /**
   * The settings for files and folders: those of the library in which they lie, or those above all
   * libraries.
   *
   * @param paths absolute and normalised
   * @throws ConfigException when they have different ones
   */
  public Settings settingsFor(List<Path> paths) throws ConfigException {
    Optional<Path> first = Optional.empty();
    Settings found = settings;
    for (Path path : paths) {
      Settings own = settingsFor(path);
      if (first.isPresent() && !own.equals(found)) {
        throw new ConfigException(
            first.get()
                + " and "
                + path
                + " have different settings ("
                + nameOf(first.get())
                + ", "
                + nameOf(path)
                + "); give them to two commands");
      }
      first = first.or(() -> Optional.of(path));
      found = own;
    }
    return found;
  }

  private Settings settingsFor(Path path) throws ConfigException {
    Optional<Library> library = findLibrary(path);
    for (Library inner : libraries) {
      boolean isBelow =
          inner.paths().stream().anyMatch(root -> root.startsWith(path) && !root.equals(path))
              && !library.equals(Optional.of(inner));
      if (isBelow && !isLike(inner, library)) {
        throw new ConfigException(
            "the library '"
                + inner.name()
                + "' lies below "
                + path
                + " and has settings of its own; name "
                + inner.paths().get(0)
                + ", or what lies beside it");
      }
    }
    // An inner library that is like the outer one is none of its own for a command.
    return library.map(Library::settings).orElse(settings).withOtherLibraries(List.of());
  }

  private boolean isLike(Library inner, Optional<Library> around) {
    Settings outer = around.map(Library::settings).orElse(settings);
    return bare(inner.settings()).equals(bare(outer));
  }

  private static Settings bare(Settings settings) {
    return settings.withLibraryFolders(List.of()).withOtherLibraries(List.of());
  }

  private String nameOf(Path path) {
    return findLibrary(path)
        .map(library -> "the library '" + library.name() + "'")
        .orElse("no library");
  }

  /** Where each pattern of {@code exclude} stands that holds at a path, in the settings' order. */
  public static List<String> excludePlaces(ConfigTree tree, Optional<Library> library)
      throws ConfigException {
    List<String> places = new ArrayList<>(excludePlaces(tree.members()));
    YamlValue libraries = tree.members().get(LedgerSettings.LIBRARIES_KEY);
    if (library.isPresent() && libraries != null) {
      YamlValue section = libraries.members("music: /srv/music").get(library.get().name());
      if (section != null && section.isSection()) {
        places.addAll(excludePlaces(section.members("path: /srv/music")));
      }
    }
    return places;
  }

  private static List<String> excludePlaces(Map<String, YamlValue> members) {
    YamlValue exclude = members.get("exclude");
    return exclude == null ? List.of() : exclude.items().stream().map(YamlValue::place).toList();
  }
}
