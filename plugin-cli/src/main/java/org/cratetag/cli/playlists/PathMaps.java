package org.cratetag.cli.playlists;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.ExportRequest.PathMap;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.export.playlist.FolderMap;

/**
 * {@code --path-map FROM=TO}: from here to the other machine where something is written for it,
 * from there to here where something of it is read.
 */
public final class PathMaps {
  private static final String WHOLE = "(?s)[A-Za-z]:([/\\\\].*)?|[/\\\\].*";

  private PathMaps() {}

  /** For what is written. */
  public static List<PathMap> there(List<String> given) {
    return given.stream().map(PathMaps::there).toList();
  }

  /** For what is read. */
  public static List<FolderMap> here(List<String> given) {
    return given.stream().map(PathMaps::here).toList();
  }

  /** A folder's name may hold a {@code =}; what it becomes begins with a slash or a drive. */
  private static PathMap there(String given) {
    for (int at = given.indexOf('='); at > 0; at = given.indexOf('=', at + 1)) {
      String to = given.substring(at + 1);
      if (to.matches(WHOLE)) {
        Path from = Path.of(given.substring(0, at)).toAbsolutePath().normalize();
        return new PathMap(from, slashed(to));
      }
    }
    throw new WrongUseException(
        "--path-map must be FROM=TO with whole paths: /srv/music=D:\\Music, not " + given);
  }

  /** Of several ways to part it, the one after which there is a folder. */
  private static FolderMap here(String given) {
    for (int at = given.indexOf('='); at > 0; at = given.indexOf('=', at + 1)) {
      String from = given.substring(0, at);
      Path to = Path.of(given.substring(at + 1)).toAbsolutePath().normalize();
      if (from.matches(WHOLE) && at + 1 < given.length() && Files.isDirectory(to)) {
        return new FolderMap(slashed(from), to);
      }
    }
    throw new WrongUseException(
        "--path-map must be FROM=TO, the folder as the playlists call it, then a folder that is"
            + " here: D:\\Music=/srv/music, not "
            + given);
  }

  private static String slashed(String path) {
    boolean isWindows = path.matches("(?s)[A-Za-z]:.*|\\\\.*");
    return (isWindows ? path.replace('\\', '/') : path).replaceFirst("/+$", "");
  }
}
