package org.cratetag.tags.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;
import java.util.Set;
import org.cratetag.natives.MountTable;

/**
 * Whether files lie on a share that Linux has mounted from a Windows or Samba server. Its client,
 * before Linux 6.17, answers a refused rename over a file by removing that file: see {@code
 * cifs_rename2} in fs/smb/client/inode.c of the kernel.
 */
public final class SmbShare {
  /** SMB2_SUPER_MAGIC and CIFS_SUPER_MAGIC of linux/magic.h. */
  private static final Set<Integer> MAGIC = Set.of(0xFE534D42, 0xFF534D42);

  private static final Set<String> NAMES = Set.of("cifs", "smb3");

  private SmbShare() {}

  /** Of a folder or file that is there. */
  public static boolean holds(Path path) throws IOException {
    OptionalInt magic =
        LinuxFiles.find(path).map(linux -> linux.fileSystem(path)).orElse(OptionalInt.empty());
    return magic.isPresent()
        ? MAGIC.contains(magic.getAsInt())
        : NAMES.contains(MountTable.typeOf(path));
  }

  /**
   * Gives a fresh file the name of one that may be there and be open, on a share or not. Who
   * replaces music needs more: {@code FileSwap}.
   *
   * @throws IOException when it could not; what was there still is
   */
  public static void replace(Path fresh, Path file) throws IOException {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS) || !holds(file.getParent())) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    AsideFile aside = AsideFile.of(fresh, file);
    aside.take();
    try {
      Files.move(fresh, file);
    } catch (IOException e) {
      aside.giveBack();
      throw e;
    }
    aside.remove();
  }
}
