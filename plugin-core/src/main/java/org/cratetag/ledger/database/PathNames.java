package org.cratetag.ledger.database;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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

  /** A folder and what it is called. */
  private record Library(String name, Path root) {
    String prefix() {
      return "@" + name + "/";
    }
  }

  /**
   * Names.
   *
   * @param libraries folders by name; of two of which one lies in the other the inner one counts
   */
  public PathNames(Map<String, Path> libraries) {
    this.libraries =
        libraries.entrySet().stream()
            .map(
                entry -> new Library(entry.getKey(), entry.getValue().toAbsolutePath().normalize()))
            .sorted(
                Comparator.comparingInt((Library library) -> library.root().getNameCount())
                    .reversed())
            .toList();
  }

  /** The text of a path, which must be absolute and normalised. */
  public String of(Path path) {
    for (Library library : libraries) {
      if (path.startsWith(library.root())) {
        return below(library, path);
      }
    }
    return isFaithful(path) ? path.toString() : path.toUri().toString();
  }

  private static String below(Library library, Path path) {
    if (isFaithful(path)) {
      return library.prefix() + library.root().relativize(path).toString().replace(SEPARATOR, "/");
    }
    String whole = path.toUri().getRawPath();
    return library.prefix() + "/" + whole.substring(uriRoot(library.root()).length());
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

  /** Whether {@link #toPath} can answer: only for libraries whose folder is known here. */
  public boolean knows(String text) {
    return !text.startsWith("@")
        || libraries.stream().anyMatch(library -> text.startsWith(library.prefix()));
  }

  /**
   * The path of a text.
   *
   * @throws LedgerException when it speaks of a library whose folder is not known
   */
  public Path toPath(String text) {
    if (text.startsWith("file:")) {
      return Path.of(URI.create(text));
    }
    if (!text.startsWith("@")) {
      return Path.of(text);
    }
    for (Library library : libraries) {
      if (text.startsWith(library.prefix())) {
        String way = text.substring(library.prefix().length());
        return way.startsWith("/")
            ? Path.of(URI.create("file://" + uriRoot(library.root()) + way.substring(1)))
            : library.root().resolve(way.replace("/", SEPARATOR));
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
    for (Library library : libraries) {
      if (folder.startsWith(library.root())) {
        String way = text.endsWith("/") ? text : text + "/";
        ranges.add(PathRange.startingWith(way));
        if (!folder.equals(library.root())) {
          String raw = uriRoot(folder).substring(uriRoot(library.root()).length());
          ranges.add(PathRange.startingWith(library.prefix() + "/" + raw));
        }
        return ranges;
      }
    }
    ranges.add(
        PathRange.startingWith(
            folder.toString().endsWith(SEPARATOR)
                ? folder.toString()
                : folder.toString() + SEPARATOR));
    String uri = folder.toUri().toString();
    ranges.add(PathRange.startingWith(uri.endsWith("/") ? uri : uri + "/"));
    for (Library library : libraries) {
      if (library.root().startsWith(folder)) {
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
