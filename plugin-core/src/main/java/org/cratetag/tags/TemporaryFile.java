package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The copy that is tagged: beside the original, under a name that nothing else has. */
final class TemporaryFile {
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(TagService.TEMPORARY_PREFIX) + "([0-9a-f]{32})(\\..*)?");

  private TemporaryFile() {}

  /** A new name, with the suffix of the original. */
  static Path of(Path original) {
    String name = original.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String suffix = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
    return original.resolveSibling(
        TagService.TEMPORARY_PREFIX + UUID.randomUUID().toString().replace("-", "") + suffix);
  }

  /**
   * Removes it if it is there, and what a library that was killed at work has left beside it:
   * jaudiotagger makes {@code _cratetag-..._wma123.tmp} of {@code .cratetag-....wma}.
   */
  static void remove(Path temporary) throws IOException {
    if (!temporary.getFileName().toString().startsWith(TagService.TEMPORARY_PREFIX)) {
      return;
    }
    Files.deleteIfExists(temporary);
    Matcher name = NAME.matcher(temporary.getFileName().toString());
    if (name.matches()) {
      String pattern = "*cratetag-" + name.group(1) + "*";
      try (DirectoryStream<Path> rest = Files.newDirectoryStream(temporary.getParent(), pattern)) {
        for (Path left : rest) {
          Files.deleteIfExists(left);
        }
      }
    }
  }
}
