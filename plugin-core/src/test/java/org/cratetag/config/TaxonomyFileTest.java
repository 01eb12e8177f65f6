package org.cratetag.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cratetag.decision.LabelRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of the user's words for labels, which the configuration names. */
@Timeout(60)
class TaxonomyFileTest {
  @TempDir Path folder;

  private Path words(String text) throws Exception {
    return Files.writeString(folder.resolve("words.yaml"), text);
  }

  private ConfigTree tree() throws Exception {
    Path file = folder.resolve("config.yaml");
    Files.writeString(file, "profile: dj\ntaxonomy: " + folder.resolve("words.yaml") + "\n");
    return ConfigTree.read(file, Map.of());
  }

  private LabelRules rules() throws Exception {
    return SettingsFile.read(tree()).labels();
  }

  @Test
  void fileSays_whatWouldStandBelowLabels() throws Exception {
    words("rename: {Drum & Bass: DnB}\nmerge: {House: [Tech House, Minimal]}\nnever: [Lounge]\n");
    assertThat(rules().rename())
        .isEqualTo(Map.of("Drum & Bass", "DnB", "Tech House", "House", "Minimal", "House"));
    assertThat(rules().never()).containsExactly("Lounge");
    assertThat(tree().files()).containsExactly(tree().file(), folder.resolve("words.yaml"));
  }

  @Test
  void values_areShownWithTheirPlaceInTheFile() throws Exception {
    words("rename:\n  Drum & Bass: DnB\n");
    assertThat(EffectiveSettings.list(tree()))
        .contains(
            new EffectiveSettings.Entry(
                "labels.rename.Drum & Bass",
                "DnB",
                folder.resolve("words.yaml") + " line 2, column 16"));
  }

  @Test
  void emptyFile_saysNothing() throws Exception {
    words("# nothing yet\n");
    assertThat(rules()).isEqualTo(LabelRules.NONE);
  }

  @Test
  void variable_mayNameTheFile() throws Exception {
    Path file = words("never: [Trance]\n");
    ConfigTree tree =
        ConfigTree.readIfPresent(
            folder.resolve("none.yaml"), Map.of("CRATETAG_TAXONOMY", file.toString()));
    assertThat(SettingsFile.read(tree).labels().never()).containsExactly("Trance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "renam: {A: B} | 1, 1 | unknown setting 'renam' in labels | mean 'rename'",
        "rename:\\n  House: Techno\\n  Techno: House | 2, 3 | would become each other | no other label",
        "rename:\\n  House: A/B | 2, 10 | servers split labels | try 'A B'",
        "merge: {Fast: [Trance]}\\nrename: {Techno: Fast} | 2, 10 | would both be written as 'Fast' | merge",
        "- House | 1, 1 | expected lines like | rename: {Drum & Bass: DnB}",
        "House | 1, 1 | expected lines like | rename: {Drum & Bass: DnB}",
        "never: &a [*a] | 1, 8 | expected a word or text for never | a label",
      })
  void fault_isNamedWithItsPlaceThere(String text, String place, String wrong, String right)
      throws Exception {
    Path file = words(text.replace("\\n", "\n") + "\n");
    String[] at = place.split(",");
    List<Problem> problems = tree().check();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString())
        .contains(file + " line " + at[0].strip() + ", column " + at[1].strip() + ": ")
        .contains(wrong)
        .contains(right);
    assertThatThrownBy(() -> SettingsFile.read(tree())).hasMessage(problems.get(0).toString());
  }

  @Test
  void unreadableFile_isNamedAtTheSetting() throws Exception {
    Path file = words("rename: {House: [\n");
    assertThat(onlyProblem()).contains("config.yaml line 2, column 11", file + " line", "YAML");
    Files.write(file, "never: [é]".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(onlyProblem()).contains("config.yaml line 2, column 11", file + ": not UTF-8");
    Files.write(file, new byte[2 << 20]);
    assertThat(onlyProblem()).contains("config.yaml line 2, column 11", file + ": too large");
  }

  private String onlyProblem() throws Exception {
    List<Problem> problems = tree().check();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).isError()).isTrue();
    return problems.get(0).toString();
  }

  @Test
  void labelThatNobodySays_isNamedWithTheNearest() throws Exception {
    Path file =
        words("rename:\n  Teck House: TH\nmerge: {Club: [Trance, Tecno]}\nnever: [Xyzzy]\n");
    List<Problem> problems = tree().listUnknownLabels(List.of(), true);
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            file + " line 2, column 3: no model says 'Teck House'; did you mean 'Tech House'?",
            file + " line 3, column 24: no model says 'Tecno'; did you mean 'Techno'?",
            file
                + " line 4, column 9: no model says 'Xyzzy';"
                + " 'cratetag models info' lists the labels");
    assertThat(problems).extracting(Problem::isError).containsExactly(true, true, false);
    assertThat(tree().listUnknownLabels(List.of("teck house", "Tecno", "Xyzzy"), true)).isEmpty();
    assertThat(tree().listUnknownLabels(List.of(), false)).noneMatch(Problem::isError);
  }

  @Test
  void wordOfTheUsers_isNoUnknownLabel() throws Exception {
    words("rename: {Drum & Bass: Rollers}\nnever: [Rollers]\naliases: {House: [Hauz]}\n");
    assertThat(tree().listUnknownLabels(List.of(), true)).isEmpty();
  }
}
