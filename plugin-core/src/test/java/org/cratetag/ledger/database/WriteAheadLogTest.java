package org.cratetag.ledger.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAheadLogTest {
  private static final List<String> MOUNTS =
      List.of(
          "/dev/sda1 / ext4 rw 0 0",
          "tmpfs /home tmpfs rw 0 0",
          "nas:/home /home nfs4 rw 0 0",
          "//nas/b /mnt/a\\040b cifs rw 0 0");

  @Test
  void typeOf_folder_isThatOfTheInnermostAndLatestMount() {
    assertThat(WriteAheadLog.typeOf("/srv/x", MOUNTS)).isEqualTo("ext4");
    assertThat(WriteAheadLog.typeOf("/home/ledger", MOUNTS)).isEqualTo("nfs4");
    assertThat(WriteAheadLog.typeOf("/mnt/a b/c", MOUNTS)).isEqualTo("cifs");
    assertThat(WriteAheadLog.typeOf("/mnt/a", MOUNTS)).isEqualTo("ext4");
    assertThat(WriteAheadLog.typeOf("/mnt/a", List.of())).isEmpty();
  }

  @Test
  void worksIn_folderOfThisMachine_isTrueAndLeavesNothing(@TempDir Path folder) {
    SqliteLibrary.load();
    assertThat(WriteAheadLog.worksIn(folder)).isTrue();
    assertThat(folder).isEmptyDirectory();
  }
}
