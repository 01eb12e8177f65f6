package org.cratetag.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the system says of its mounted file systems (proc(5), {@code /proc/self/mounts}). Java's own
 * file stores fail where the root is no mount point, as in a plain chroot.
 */
public final class MountTable {
  private static final Path MOUNTS = Path.of("/proc/self/mounts");

  private MountTable() {}

  /** The type of the file system in which a folder lies; empty where there is no such list. */
  public static String typeOf(Path folder) throws IOException {
    if (!Files.isReadable(MOUNTS)) {
      return "";
    }
    // Whatever bytes are in it.
    String mounts = new String(Files.readAllBytes(MOUNTS), StandardCharsets.UTF_8);
    return typeOf(folder.toRealPath().toString(), mounts.lines().toList());
  }

  /**
   * The same.
   *
   * @param mounts lines of device, place and type, the later ones over the earlier
   */
  static String typeOf(String folder, List<String> mounts) {
    String type = "";
    int longest = 0;
    for (String line : mounts) {
      String[] fields = line.split(" ");
      String place = fields[1].replace("\\040", " ");
      boolean isWithin =
          place.equals("/") || folder.equals(place) || folder.startsWith(place + "/");
      if (isWithin && place.length() >= longest) {
        longest = place.length();
        type = fields[2];
      }
    }
    return type;
  }
}
