package org.cratetag.tags;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@link KillStudy}. */
class KillStudyTest {
  /** Kept when something is wrong, to be looked at. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  @Test
  void killedAnywhere_everyFileIsTheOldOrTheNewOneAndTheJournalKnowsWhich() throws Exception {
    int kills = Integer.getInteger("cratetag.kills", 4);
    new KillStudy(
            folder,
            Files.createDirectory(folder.resolve("library")),
            kills,
            Long.getLong("cratetag.seed", 5))
        .run();
  }
}
