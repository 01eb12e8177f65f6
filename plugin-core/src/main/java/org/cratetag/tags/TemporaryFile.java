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
  private static final int MARK_CHARACTERS = 16;
  private static final Pattern MARK = Pattern.compile("[0-9a-f]{16}([0-9a-f]{16})?");

  private TemporaryFile() {}

  /** A new name, with the mark of this process and the suffix of the original. */
  static Path of(Path original, String mark) {
    String name = original.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String suffix = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
    String random = UUID.randomUUID().toString().replace("-", "").substring(0, MARK_CHARACTERS);
    return original.resolveSibling(TagService.TEMPORARY_PREFIX + mark + random + suffix);
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
      removeAll(temporary.getParent(), name.group(1));
    }
  }

  /** Removes all that has a mark in its name, or a whole name of ours. */
  static void removeAll(Path folder, String mark) throws IOException {
    if (!MARK.matcher(mark).matches()) {
      throw new IOException("'" + mark + "' is no mark of temporary files");
    }
    String pattern = "*cratetag-" + mark + "*";
    try (DirectoryStream<Path> rest = Files.newDirectoryStream(folder, pattern)) {
      for (Path left : rest) {
        Files.deleteIfExists(left);
      }
    }
  }
}
