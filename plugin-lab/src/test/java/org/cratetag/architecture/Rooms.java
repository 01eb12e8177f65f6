package org.cratetag.architecture;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What each {@code package-info} of the modules says of its package. */
final class Rooms {
  /** The folder that holds the modules. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final String PREFIX = "org.cratetag.";
  private static final Pattern MAY_USE = Pattern.compile("May use: (.*?\\.)(?: Alone| $|$)");
  private static final Pattern ALONE = Pattern.compile("Alone imports: (.*?\\.)(?: |$)");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(org\\.cratetag(?:\\.[a-z]\\w*)*)\\.[A-Z]");
  private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");

  private Rooms() {}

  /**
   * What a package says of itself.
   *
   * @param mayUse other packages of ours, whole names
   * @param imports other packages of ours that its sources import, for a constant too, which the
   *     byte code does not show
   * @param alone prefixes of libraries that no other package imports
   * @param files of its main sources, this description among them
   */
  record Room(
      String module, Set<String> mayUse, Set<String> imports, List<String> alone, int files) {}

  /** All packages with their statements, by whole name. */
  static Map<String, Room> read() throws IOException {
    Map<String, Room> rooms = new TreeMap<>();
    for (Path folder : folders()) {
      Path description = folder.resolve("package-info.java");
      if (!Files.isRegularFile(description)) {
        throw new IllegalStateException(folder + " has no package-info.java");
      }
      rooms.put(name(folder), room(folder, description));
    }
    return rooms;
  }

  private static Room room(Path folder, Path description) throws IOException {
    String text =
        Files.readString(description).replaceAll("\\s*\n \\*/?", " ").replaceAll("\\s+", " ");
    Matcher mayUse = MAY_USE.matcher(text.substring(0, text.indexOf("package " + name(folder))));
    if (!mayUse.find()) {
      throw new IllegalStateException(description + " does not say what it may use");
    }
    Matcher alone = ALONE.matcher(text);
    List<Path> sources;
    try (Stream<Path> files = Files.list(folder)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    Set<String> imports = new TreeSet<>();
    for (Path source : sources) {
      IMPORT
          .matcher(Files.readString(source))
          .results()
          .map(found -> found.group(1))
          .forEach(imports::add);
    }
    imports.remove(name(folder));
    return new Room(
        ROOT.relativize(folder).getName(0).toString(),
        names(mayUse.group(1)).map(PREFIX::concat).collect(toCollection(TreeSet::new)),
        imports,
        alone.find() ? names(alone.group(1)).toList() : List.of(),
        sources.size());
  }

  private static Stream<String> names(String statement) {
    return CODE.matcher(statement).results().map(found -> found.group(1));
  }

  private static String name(Path folder) {
    String path = folder.toString();
    String sources = Path.of("src", "main", "java").toString();
    return path.substring(path.indexOf(sources) + sources.length() + 1)
        .replace(folder.getFileSystem().getSeparator(), ".");
  }

  /** Folders with main sources, of all modules. */
  private static Set<Path> folders() throws IOException {
    Set<Path> folders = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve(Path.of("src", "main", "java"));
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .forEach(folders::add);
          }
        }
      }
    }
    return folders;
  }

  /** Packages by the prefix of the library that they alone import. */
  static Map<String, String> fences(Map<String, Room> rooms) {
    return rooms.entrySet().stream()
        .flatMap(
            room ->
                room.getValue().alone().stream().map(prefix -> Map.entry(prefix, room.getKey())))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
