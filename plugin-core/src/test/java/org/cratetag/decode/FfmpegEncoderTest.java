package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.api.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FfmpegEncoderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(AudioFormat.class)
  void writesAFile_inEveryFormat(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "chord", format, 2);
    assertThat(Files.size(file)).isGreaterThan(4_000);
  }
}
