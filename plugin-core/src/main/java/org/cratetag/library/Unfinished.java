package org.cratetag.library;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Downloads that are not done, whatever their age: one may pause for days. Replacing such a file
 * takes it away from the program that goes on writing it.
 */
final class Unfinished {
  /** Suffixes that programs add while they write, and of copies that editors and servers leave. */
  private static final Set<String> SUFFIXES =
      Set.of(
          "!qb", // qBittorrent
          "!ut", // uTorrent
          "!bt", // BitTorrent
          "!sync", // Resilio Sync
          "bts",
          "bc!", // BitComet
          "jc!", // FlashGet
          "ob!", // Orbit
          "td", // Thunder
          "xltd",
          "az!", // Azureus
          "crdownload", // Chrome
          "download", // Safari
          "opdownload", // Opera
          "part", // Firefox, KDE, yt-dlp, eMule
          "partial", // Edge, rclone, Shareaza
          "partialdownload",
          "dtapart", // DownThemAll
          "filepart", // WinSCP
          "incomplete", // Soulseek
          "unfinished",
          "fdmdownload", // Free Download Manager
          "adadownload",
          "aria2__temp",
          "ytdl", // yt-dlp
          "lftp",
          "tmp",
          "temp",
          "bak");

  /** Files that download programs keep beside what they write, by what they add to its name. */
  private static final List<String> CONTROL_SUFFIXES =
      List.of(".aria2", ".st", ".lftp-pget-status", ".ytdl", ".xltd.cfg", ".td.cfg");

  /** Soulseek's clients put it in front; yt-dlp in front of the suffix while it converts. */
  private static final Pattern NAMES =
      Pattern.compile(
          "INCOMPLETE(~|[0-9a-f]{32}).*|.*\\.temp\\.[a-z0-9]{2,5}|~syncthing~.*|.*~",
          Pattern.DOTALL);

  private Unfinished() {}

  /** Whether the name alone says so. */
  static boolean isName(Path name) {
    String text = name.toString();
    String suffix = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return suffix.length() < text.length() && SUFFIXES.contains(suffix)
        || mayBeTold(text) && NAMES.matcher(text).matches();
  }

  /** Costs less than the pattern, for each file of a library. */
  private static boolean mayBeTold(String name) {
    return name.indexOf('~') >= 0 || name.startsWith("INCOMPLETE") || name.contains(".temp.");
  }

  /**
   * The name of the file or folder that a control file is kept for, in lower case, if the name is
   * that of one.
   */
  static Optional<String> findControlled(Path name) {
    String text = name.toString().toLowerCase(Locale.ROOT);
    for (String suffix : CONTROL_SUFFIXES) {
      if (text.endsWith(suffix) && text.length() > suffix.length()) {
        return Optional.of(text.substring(0, text.length() - suffix.length()));
      }
    }
    return Optional.empty();
  }

  /** A control file beside one file or folder, without a look at the whole folder. */
  static Optional<Path> findControl(Path fileOrFolder) {
    Path name = fileOrFolder.getFileName();
    if (name == null) {
      return Optional.empty();
    }
    return CONTROL_SUFFIXES.stream()
        .map(suffix -> fileOrFolder.resolveSibling(name + suffix))
        .filter(control -> Files.exists(control, LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  /** Why a file with a control file is left alone. */
  static String reason(Path control) {
    return "it is still being written: " + control.getFileName() + " lies beside it";
  }
}
