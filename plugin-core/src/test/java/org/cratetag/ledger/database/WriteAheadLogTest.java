package org.cratetag.ledger.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAheadLogTest {
  @Test
  void worksIn_folderOfThisMachine_isTrueAndLeavesNothing(@TempDir Path folder) {
    SqliteLibrary.load();
    assertThat(WriteAheadLog.worksIn(folder)).isTrue();
    assertThat(folder).isEmptyDirectory();
  }
}
