package org.cratetag.ledger.database;

import java.net.URI;
import java.nio.file.Path;

/**
 * Paths as text and back without loss. A name that is not valid in the file system's encoding has
 * no faithful text, so such a path is kept as its {@code file:} URI, which holds the bytes.
 */
public final class PathText {
  private PathText() {}

  public static String of(Path path) {
    String text = path.toString();
    if (text.indexOf('\uFFFD') < 0 && text.indexOf('?') < 0) {
      return text;
    }
    try {
      return Path.of(text).equals(path) ? text : path.toUri().toString();
    } catch (java.nio.file.InvalidPathException unmappable) {
      return path.toUri().toString();
    }
  }

  public static Path toPath(String text) {
    return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
  }

  /** A pattern, escaped with {@code !}, for the texts of all paths below a folder. */
  public static String patternBelow(Path folder) {
    String text = folder.toString();
    String separator = folder.getFileSystem().getSeparator();
    return escape(text.endsWith(separator) ? text : text + separator) + "%";
  }

  /** The same for paths that are kept as URIs. */
  public static String uriPatternBelow(Path folder) {
    String uri = folder.toUri().toString();
    return escape(uri.endsWith("/") ? uri : uri + "/") + "%";
  }

  private static String escape(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
