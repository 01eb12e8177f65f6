package org.cratetag.cli.crates;

import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.ExportRequest.PathMap;
import org.cratetag.cli.output.WrongUseException;

/** {@code --path-map FROM=TO}. */
final class PathMaps {
  private PathMaps() {}

  static List<PathMap> of(List<String> given) {
    return given.stream().map(PathMaps::of).toList();
  }

  /** A folder's name may hold a {@code =}; what it becomes begins with a slash or a drive. */
  private static PathMap of(String given) {
    for (int at = given.indexOf('='); at > 0; at = given.indexOf('=', at + 1)) {
      String to = given.substring(at + 1);
      if (to.matches("(?s)[A-Za-z]:([/\\\\].*)?|[/\\\\].*")) {
        Path from = Path.of(given.substring(0, at)).toAbsolutePath().normalize();
        boolean windows = to.matches("(?s)[A-Za-z]:.*|\\\\.*");
        String path = windows ? to.replace('\\', '/') : to;
        return new PathMap(from, path.replaceFirst("/+$", ""));
      }
    }
    throw new WrongUseException(
        "--path-map must be FROM=TO with whole paths: /srv/music=D:\\Music, not " + given);
  }
}
