package org.cratetag.tags;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs for {@code src/bench/file-systems} only. */
@EnabledIfSystemProperty(named = "cratetag.study.folders", matches = ".+")
class FileSystemStudyTest {
  @TempDir Path folder;

  @Test
  void table_ofWhatEachFileSystemKeeps() throws Exception {
    for (AudioFormat format : AudioFormat.builtIn()) {
      Files.move(
          AudioFixtures.file(folder, "model", format, 0.5), folder.resolve(format.toString()));
    }
    List<String> arguments = new ArrayList<>(List.of(folder.toString()));
    arguments.addAll(List.of(System.getProperty("cratetag.study.folders").split("\\|")));
    FileSystemStudy.main(arguments.toArray(String[]::new));
  }
}
