package org.cratetag.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.cratetag.api.TagField;
import org.cratetag.decision.ExistingPolicy;
import org.cratetag.decision.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
  @TempDir Path folder;

  @Test
  void missingFile_givesDefaults() throws Exception {
    assertThat(SettingsFile.readIfPresent(folder.resolve("none.yaml"))).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void emptyFile_givesDefaults() throws Exception {
    assertThat(SettingsFile.read(file("# nothing yet\n"))).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void everyKey_isRead() throws Exception {
    Settings settings =
        SettingsFile.read(
            file(
                """
                workers: 3
                profile: dj
                existing: replace
                fields: [genre, bpm]
                min-confidence: 0.75
                quiet-period-seconds: 0.5
                track-time-limit-seconds: 90
                packs: [my-crates, edm-subgenre/1.0.0]
                """));
    assertThat(settings.workers()).isEqualTo(3);
    assertThat(settings.profile()).isEqualTo(Profile.DJ);
    assertThat(settings.existing()).isEqualTo(ExistingPolicy.REPLACE);
    assertThat(settings.fields()).isEqualTo(Set.of(TagField.GENRE, TagField.BPM));
    assertThat(settings.minConfidence()).hasValue(0.75);
    assertThat(settings.quietPeriod()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.trackTimeLimit()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.packs()).containsExactly("my-crates", "edm-subgenre/1.0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wrokers: 3 | unknown setting 'wrokers'",
        "workers: many | not a value for workers",
        "workers: 0 | workers must be between 1 and 256",
        "profile: club | unknown profile 'club'; known are dj, server, sidecar",
        "fields: mood | unknown field 'mood'",
        "fields: cratetag | field cannot be chosen",
        "min-confidence: 1.5 | min-confidence must be between 0 and 1",
        "track-time-limit-seconds: 0 | track-time-limit must be positive",
        "packs: 'a,,b' | packs holds an empty name",
        "just words | expected lines like",
        "a: [1 | not valid YAML",
      })
  void wrongFile_isRefusedWithTheReason(String text, String reason) throws Exception {
    Path file = file(text + "\n");
    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(file.toString());
  }

  @Test
  void namedFileThatIsMissing_isRefused() {
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no such configuration file");
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("config.yaml"), text);
  }
}
