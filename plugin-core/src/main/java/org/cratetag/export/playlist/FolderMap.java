package org.cratetag.export.playlist;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.export.file.Tracks;

/**
 * Which folder here a folder of another machine is.
 *
 * @param from the folder there, with {@code /} between names and none at the end: {@code D:/Music}
 * @param to the folder here, absolute
 */
public record FolderMap(String from, Path to) {
  public FolderMap {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** The path here of a place there; empty where it is not in the folder. */
  Optional<Path> find(String place) {
    String folder = composed(from) + "/";
    String whole = composed(place);
    boolean isWindows = Tracks.isOfWindows(folder);
    if (!whole.regionMatches(isWindows, 0, folder, 0, folder.length())) {
      return Optional.empty();
    }
    // Where the folder is written as it is there, so is what is in it.
    String rest =
        place.startsWith(from + "/")
            ? place.substring(from.length() + 1)
            : whole.substring(folder.length());
    try {
      return Optional.of(to.resolve(rest).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A Mac writes letters and their accents one by one where its user types them as one. */
  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
