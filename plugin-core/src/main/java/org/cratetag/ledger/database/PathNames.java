package org.cratetag.ledger.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Paths as the ledger's columns hold them, and back without loss. A path below a library is kept as
 * {@code @name/way/from/there}, so that machines may have the library at different places; others
 * as they are. A name that is not valid in the file system's encoding has no faithful text: such a
 * path is kept as its {@code file:} URI, which holds the bytes, or below a library with two slashes
 * after its name and the way as a URI has it.
 */
public final class PathNames {
  /** The order of the database: by code points, which is also that of UTF-8's bytes. */
  public static final Comparator<String> ORDER = PathNames::compare;

  private static final String SEPARATOR = FileSystems.getDefault().getSeparator();

  private final List<Library> libraries;

  /** Where the libraries are, the innermost first. */
  private final List<Place> places;

  /**
   * A folder and what it is called.
   *
   * @param root as the settings have it
   * @param real the same without links, as the files are written
   */
  private record Library(String name, Path root, Path real) {
    static Library of(String name, Path folder) {
      Path root = folder.toAbsolutePath().normalize();
      try {
        return new Library(name, root, root.toRealPath());
      } catch (IOException notThereNow) {
        return new Library(name, root, root);
      }
    }

    String prefix() {
      return "@" + name + "/";
    }

    Set<Path> folders() {
      return root.equals(real) ? Set.of(root) : Set.of(root, real);
    }
  }

  /** One of the folders of a library. */
  private record Place(Library library, Path folder) {}

  /**
   * Names.
   *
   * @param libraries folders by name; of two of which one lies in the other the inner one counts
   */
  public PathNames(Map<String, Path> libraries) {
    this.libraries =
        libraries.entrySet().stream()
            .map(entry -> Library.of(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(Library::name))
            .toList();
    this.places =
        this.libraries.stream()
            .flatMap(library -> library.folders().stream().map(f -> new Place(library, f)))
            .sorted(
                Comparator.comparingInt((Place place) -> place.folder().getNameCount()).reversed())
            .toList();
  }

  /** A folder, and the same where no link leads to it. */
  static Set<Path> foldersOf(Path library) {
    return Library.of("", library).folders();
  }

  private Optional<Place> placeOf(Path path) {
    return places.stream().filter(place -> path.startsWith(place.folder())).findFirst();
  }

  /** The text of a path, which must be absolute and normalised. */
  public String of(Path path) {
    return placeOf(path).map(place -> below(place, path)).orElseGet(() -> alone(path));
  }

  private static String alone(Path path) {
    return isFaithful(path) ? path.toString() : withoutSlash(path.toUri().toString());
  }

  private static String below(Place place, Path path) {
    String prefix = place.library().prefix();
    if (isFaithful(path)) {
      return prefix + place.folder().relativize(path).toString().replace(SEPARATOR, "/");
    }
    String whole = withoutSlash(path.toUri().getRawPath());
    String root = uriRoot(place.folder());
    return prefix + "/" + whole.substring(Math.min(root.length(), whole.length()));
  }

  /** A URI has a slash at its end when there is a folder. */
  private static String withoutSlash(String uri) {
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }

  /** The raw path of a folder's URI, with a slash at its end whether it exists or not. */
  private static String uriRoot(Path folder) {
    String raw = folder.toUri().getRawPath();
    return raw.endsWith("/") ? raw : raw + "/";
  }

  private static boolean isFaithful(Path path) {
    String text = path.toString();
    if (text.indexOf('\uFFFD') < 0 && text.indexOf('?') < 0) {
      return true;
    }
    try {
      return Path.of(text).equals(path);
    } catch (InvalidPathException unmappable) {
      return false;
    }
  }

  /** Whether a text names a library. */
  static boolean isInLibrary(String text) {
    return text.startsWith("@");
  }

  /** Whether {@link #toPath} can answer: only for libraries whose folder is known here. */
  public boolean knows(String text) {
    return !isInLibrary(text)
        || libraries.stream().anyMatch(library -> text.startsWith(library.prefix()));
  }

  /**
   * The path of a text.
   *
   * @throws LedgerException when it speaks of a library whose folder is not known
   */
  public Path toPath(String text) {
    return toPath(text, Library::root);
  }

  /** The same where no link leads to the library. */
  public Path toRealPath(String text) {
    return toPath(text, Library::real);
  }

  private Path toPath(String text, Function<Library, Path> place) {
    if (text.startsWith("file:")) {
      return Path.of(URI.create(text));
    }
    if (!isInLibrary(text)) {
      return Path.of(text);
    }
    for (Library library : libraries) {
      if (text.startsWith(library.prefix())) {
        Path folder = place.apply(library);
        String way = text.substring(library.prefix().length());
        return way.startsWith("/")
            ? Path.of(URI.create("file://" + uriRoot(folder) + way.substring(1)))
            : folder.resolve(way.replace("/", SEPARATOR));
      }
    }
    throw new LedgerException(
        "the ledger speaks of the library '"
            + text.substring(1, Math.max(1, text.indexOf('/')))
            + "', and the settings do not say where it is: libraries: {NAME: FOLDER}");
  }

  /** The texts of a folder, or a file, and all that can be below it. */
  public List<PathRange> below(Path folder) {
    List<PathRange> ranges = new ArrayList<>();
    String text = of(folder);
    ranges.add(PathRange.exactly(text));
    Optional<Place> place = placeOf(folder);
    Set<Path> sameFolder = new LinkedHashSet<>(Set.of(folder));
    if (place.isPresent()) {
      ranges.add(PathRange.startingWith(text.endsWith("/") ? text : text + "/"));
      Path way = place.get().folder().relativize(folder);
      if (!way.toString().isEmpty()) {
        String raw = uriRoot(folder).substring(uriRoot(place.get().folder()).length());
        ranges.add(PathRange.startingWith(place.get().library().prefix() + "/" + raw));
      }
      place.get().library().folders().forEach(root -> sameFolder.add(root.resolve(way)));
    } else {
      ranges.add(
          PathRange.startingWith(
              folder.toString().endsWith(SEPARATOR)
                  ? folder.toString()
                  : folder.toString() + SEPARATOR));
      ranges.add(PathRange.startingWith("file://" + uriRoot(folder)));
    }
    for (Library library : libraries) {
      if (place.filter(of -> of.library().equals(library)).isEmpty()
          && library.folders().stream()
              .anyMatch(f -> sameFolder.stream().anyMatch(f::startsWith))) {
        ranges.add(PathRange.startingWith(library.prefix()));
      }
    }
    return ranges;
  }

  private static int compare(String one, String other) {
    int end = Math.min(one.length(), other.length());
    for (int i = 0; i < end; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        // Surrogates stand for code points above all others.
        boolean isHighA = Character.isSurrogate(a);
        boolean isHighB = Character.isSurrogate(b);
        return isHighA == isHighB ? a - b : isHighA ? 1 : -1;
      }
    }
    return one.length() - other.length();
  }
}
