package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes temporary files, and what was made beside them. */
public final class Leftovers {
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(TemporaryFile.PREFIX) + "([0-9a-f]{32})(\\..*)?");
  private static final Pattern MARK = Pattern.compile("[0-9a-f]{16}([0-9a-f]{16})?");

  private Leftovers() {}

  /**
   * Removes a temporary file if it is there, and what a library that was killed at work has left
   * beside it: jaudiotagger makes {@code _cratetag-..._wma123.tmp} of {@code .cratetag-....wma}.
   */
  public static void remove(Path temporary) throws IOException {
    if (!temporary.getFileName().toString().startsWith(TemporaryFile.PREFIX)) {
      return;
    }
    Files.deleteIfExists(temporary);
    Matcher name = NAME.matcher(temporary.getFileName().toString());
    if (name.matches()) {
      removeAll(temporary.getParent(), name.group(1), Set.of());
    }
  }

  /**
   * Removes all files that have a mark in their names, or a whole name of ours.
   *
   * @param kept names of those that are still needed
   * @return whether none is left
   */
  public static boolean removeAll(Path folder, String mark, Set<String> kept) throws IOException {
    if (!MARK.matcher(mark).matches()) {
      throw new IOException("'" + mark + "' is no mark of temporary files");
    }
    String pattern = "*cratetag-" + mark + "*";
    boolean isClean = true;
    try (DirectoryStream<Path> rest = Files.newDirectoryStream(folder, pattern)) {
      for (Path left : rest) {
        if (kept.contains(left.getFileName().toString())) {
          isClean = false;
        } else if (!Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(left);
        }
      }
    }
    return isClean;
  }
}
