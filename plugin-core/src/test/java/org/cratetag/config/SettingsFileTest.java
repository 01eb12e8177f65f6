package org.cratetag.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.decision.ElectronicMusic;
import org.cratetag.decision.ExistingPolicy;
import org.cratetag.decision.LabelRules;
import org.cratetag.decision.Profile;
import org.cratetag.tags.file.FileRules;
import org.cratetag.tags.id3.Id3v23;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
  @TempDir Path folder;

  @Test
  void missingFile_givesDefaults() throws Exception {
    assertThat(SettingsFile.read(ConfigTree.readIfPresent(folder.resolve("none.yaml"), Map.of())))
        .isEqualTo(Settings.DEFAULT);
  }

  @Test
  void emptyFile_givesDefaults() throws Exception {
    assertThat(SettingsFile.read(tree(file("# nothing yet\n")))).isEqualTo(Settings.DEFAULT);
  }

  @Test
  void everyKey_isRead() throws Exception {
    Settings settings =
        SettingsFile.read(
            tree(
                """
                workers: 3
                profile: dj
                existing: replace
                electronic: always
                fields: [genre, bpm]
                min-confidence: 0.75
                quiet-period-seconds: 0.5
                track-time-limit-seconds: 90
                packs: [my-crates, edm-subgenre/1.0.0]
                labels:
                  rename: {Drum & Bass: DnB}
                  family: {Hard Techno: Hard Dance}
                  aliases: {Drum & Bass: [170 Music]}
                  only: [House, DnB]
                  never:
                    - Big Room
                protected-genres: [Live Set, R&B/Soul]
                empty-genres: [Promo, My Rips]
                id3v23: joined
                exclude: [Samples, "*/Stems/*"]
                separators: {mp3: "; ", flac: " / "}
                hard-links: break
                other-owner: take
                mtime: keep
                """));
    assertThat(settings.exclude()).containsExactly("Samples", "*/Stems/*");
    assertThat(settings.labels())
        .isEqualTo(
            new LabelRules(
                Map.of("Drum & Bass", "DnB"),
                Map.of("Hard Techno", "Hard Dance"),
                Map.of("Drum & Bass", List.of("170 Music")),
                List.of("House", "DnB"),
                List.of("Big Room"),
                List.of("Live Set", "R&B/Soul")));
    assertThat(settings.policy().separators())
        .isEqualTo(Map.of(AudioFormat.MP3, "; ", AudioFormat.FLAC, " / "));
    assertThat(settings.files())
        .isEqualTo(
            new FileRules(
                FileRules.HardLinks.BREAK, FileRules.OtherOwner.TAKE, FileRules.Mtime.KEEP));
    assertThat(settings.policy().emptyGenres()).isEqualTo(Set.of("Promo", "My Rips"));
    assertThat(settings.id3v23()).isEqualTo(Id3v23.JOINED);
    assertThat(settings.workers()).isEqualTo(3);
    assertThat(settings.profile()).isEqualTo(Profile.DJ);
    assertThat(settings.existing()).isEqualTo(ExistingPolicy.REPLACE);
    assertThat(settings.electronic()).isEqualTo(ElectronicMusic.ALWAYS);
    assertThat(settings.fields()).isEqualTo(Set.of(TagField.GENRE, TagField.BPM));
    assertThat(settings.minConfidence()).hasValue(0.75);
    assertThat(settings.quietPeriod()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.trackTimeLimit()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.packs()).containsExactly("my-crates", "edm-subgenre/1.0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wrokers: 3 | unknown setting 'wrokers'",
        "workers: many | 'many' is no value for workers",
        "workers: 0 | '0' is no value for workers; write a whole number from 1 to 256",
        "electronic: no | unknown electronic 'no'; known are always, auto, heard, never",
        "id3v23: always | unknown id3v23 'always'; known are joined, nul, upgrade",
        "profile: club | unknown profile 'club'; known are dj, server, sidecar",
        "fields: mood | unknown fields 'mood'",
        "fields: cratetag | unknown fields 'cratetag'",
        "min-confidence: 1.5 | write a number from 0 to 1",
        "track-time-limit-seconds: 0 | '0' is no value for track-time-limit-seconds",
        "packs: 'a,,b' | packs holds an empty one",
        "just words | expected lines like",
        "a: [1 | not valid YAML",
        "labels: {renam: {}} | unknown setting 'renam' in labels; did you mean 'rename'?",
        "labels: {rename: {House: A/B}} | servers split labels at ; / and ,; try 'A B'",
        "labels: {rename: [House]} | expected lines like 'Drum & Bass: DnB'",
        "labels: {never: [[a]]} | expected a word or text for never",
        "labels: {aliases: {House: [Techno]}} | is a label of its own",
        "separators: {flac: x} | cannot separate values",
        "separators: {wave: \"; \"} | unknown format 'wave'; known are aac, ac3, aiff",
        "hard-links: copy | unknown hard-links 'copy'; known are break, skip",
        "other-owner: mine | unknown other-owner 'mine'; known are shared, skip, take",
        "mtime: old | unknown mtime 'old'; known are keep, new",
      })
  void wrongFile_isRefusedWithTheReason(String text, String reason) throws Exception {
    Path file = file(text + "\n");
    assertThatThrownBy(() -> SettingsFile.read(tree(file)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(file.toString());
  }

  @Test
  void error_namesTheLine() throws Exception {
    Path file =
        file(
            """
            profile: dj
            labels:
              rename:
                Drum & Bass: DnB
                House: "House; Disco"
            """);
    assertThatThrownBy(() -> SettingsFile.read(tree(file)))
        .hasMessageContaining(file + " line 5, column 12: ");
    Path twice = file("profile: dj\nprofile: server\n");
    assertThatThrownBy(() -> SettingsFile.read(tree(twice)))
        .hasMessageContaining("line 2, column 1: 'profile' is there twice");
    Path endless = file("labels: &a\n  rename: *a\n");
    assertThatThrownBy(() -> SettingsFile.read(tree(endless))).hasMessageContaining("a word");
  }

  @Test
  void wordsThatYamlTakesForOthers_areText() throws Exception {
    Path file = file("labels: {rename: {House: no, Techno: 1990}}\n");
    assertThat(SettingsFile.read(tree(file)).labels().rename())
        .isEqualTo(Map.of("House", "no", "Techno", "1990"));
  }

  @Test
  void namedFileThatIsMissing_isRefused() {
    assertThatThrownBy(() -> SettingsFile.read(tree(folder.resolve("none.yaml"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no such configuration file");
  }

  private ConfigTree tree(String text) throws Exception {
    return tree(file(text));
  }

  private static ConfigTree tree(Path file) throws ConfigException {
    return ConfigTree.read(file, Map.of());
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("config.yaml"), text);
  }
}
