package org.cratetag.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {
  private static final List<String> MOUNTS =
      List.of(
          "/dev/sda1 / ext4 rw 0 0",
          "tmpfs /home tmpfs rw 0 0",
          "nas:/home /home nfs4 rw 0 0",
          "//nas/b /mnt/a\\040b cifs rw 0 0");

  @Test
  void typeOf_folder_isThatOfTheInnermostAndLatestMount() {
    assertThat(MountTable.typeOf("/srv/x", MOUNTS)).isEqualTo("ext4");
    assertThat(MountTable.typeOf("/home/ledger", MOUNTS)).isEqualTo("nfs4");
    assertThat(MountTable.typeOf("/mnt/a b/c", MOUNTS)).isEqualTo("cifs");
    assertThat(MountTable.typeOf("/mnt/a", MOUNTS)).isEqualTo("ext4");
    assertThat(MountTable.typeOf("/mnt/a", List.of())).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void typeOf_aFolderOfThisMachine_isKnown(@TempDir Path folder) throws IOException {
    assertThat(MountTable.typeOf(folder)).isNotBlank();
  }
}
