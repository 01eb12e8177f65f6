package org.cratetag.export.traktor;

import java.util.List;
import org.cratetag.export.xml.XmlElement;

/**
 * Where a file is, as Traktor says it: each name in {@code dir} ends in {@code /:}.
 *
 * @param volume the drive with its colon on Windows, the volume's name on a Mac
 * @param dir begins and ends with {@code /:}
 * @param file the file's name
 */
record Place(String volume, String dir, String file) {
  /** What a Mac's own disk is called, unless its owner has named it otherwise. */
  private static final String STARTUP_DISK = "Macintosh HD";

  /** What stands before each name. */
  private static final String STEP = "/:";

  private static final String VOLUMES = "/Volumes/";

  /**
   * The place of a path.
   *
   * @param path with {@code /} between names: {@code D:/Music/a.mp3}, {@code /Volumes/USB/a.mp3}
   */
  static Place of(String path) {
    String volume = STARTUP_DISK;
    String rest = path;
    if (path.matches("(?s)[A-Za-z]:/.*")) {
      volume = path.substring(0, 2);
      rest = path.substring(2);
    } else if (path.startsWith(VOLUMES) && path.indexOf('/', VOLUMES.length()) > 0) {
      int end = path.indexOf('/', VOLUMES.length());
      volume = path.substring(VOLUMES.length(), end);
      rest = path.substring(end);
    }
    int last = rest.lastIndexOf('/');
    return new Place(
        volume, rest.substring(0, last + 1).replace("/", STEP), rest.substring(last + 1));
  }

  /** The place of an element {@code LOCATION}. */
  static Place of(XmlElement location) {
    return new Place(location.get("VOLUME"), location.get("DIR"), location.get("FILE"));
  }

  /** The place that playlists name by {@link #key()}. */
  static Place ofKey(String key) {
    int first = key.indexOf(STEP);
    int last = key.lastIndexOf(STEP);
    return first < 0
        ? new Place("", "", key)
        : new Place(
            key.substring(0, first),
            key.substring(first, last + STEP.length()),
            key.substring(last + STEP.length()));
  }

  /**
   * The paths that it may be, the likeliest first: what a Mac's own disk is called is not said, so
   * any name may be that of its own or that of another one.
   */
  List<String> paths() {
    String rest = dir.replace(STEP, "/") + file;
    if (volume.isEmpty() || volume.matches("[A-Za-z]:")) {
      return List.of(volume + rest);
    }
    String other = VOLUMES + volume + rest;
    return volume.equals(STARTUP_DISK) ? List.of(rest, other) : List.of(other, rest);
  }

  /** As playlists name it. */
  String key() {
    return volume + dir + file;
  }
}
