package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cratetag.api.AudioFile;
import org.cratetag.api.AudioFormat;
import org.cratetag.api.TagField;
import org.cratetag.api.TagStyle;
import org.cratetag.api.TagValues;
import org.cratetag.api.TagWriter;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.internal.ChangeCheck;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInWritersTest {
  private static final TagValues ALL =
      new TagValues(
          Map.of(
              TagField.GENRE, List.of("Electronic", "Tech House"),
              TagField.STYLE, List.of("Tech House"),
              TagField.GROUPING, List.of("Hôuse ✓"),
              TagField.BPM, List.of("126"),
              TagField.CRATETAG, List.of("edm-subgenre/1.0.0 Tech House=0.74")));

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = AudioFormat.class, names = "OPUS", mode = EnumSource.Mode.EXCLUDE)
  void readsBackWhatItWrote_andChangesNothingElse(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 2);
    Path copy = Files.copy(file, folder.resolve("copy"));
    AudioFile found = new AudioFile(copy, format, Files.size(copy), Instant.now());
    TagWriter writer =
        BuiltInWriters.list().stream()
            .filter(each -> each.supports(found))
            .findFirst()
            .orElseThrow();
    writer.write(copy, ALL, TagStyle.SERVER);
    assertThat(writer.read(copy)).isEqualTo(ALL);
    ChangeCheck.of(file).verify(copy, ALL.fields().keySet());
  }
}
