package org.cratetag.library;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Why a file or folder is no part of a library.
 *
 * @param path it, or the folder above it that is left out
 * @param reason in words that follow the path
 */
public record LeftOut(Path path, String reason) {
  static LeftOut byMarker(Path folder, Path marker) {
    return new LeftOut(folder, "it is left out by " + marker);
  }

  static LeftOut byName(Path path, String why) {
    return new LeftOut(path, "it is left out because its name " + why);
  }

  static LeftOut byPattern(Path path, NamePattern.Rule rule) {
    return new LeftOut(
        path, "it is left out by the pattern '" + rule.text() + "', " + rule.place());
  }

  static LeftOut other(Path folder) {
    return new LeftOut(folder, "it is a library of its own");
  }

  static LeftOut unfinished(Path path, Path control) {
    return new LeftOut(path, Unfinished.reason(control));
  }

  static LeftOut unreadable(Path folder, IOException e) {
    return new LeftOut(folder, FileLook.reason(e));
  }
}
