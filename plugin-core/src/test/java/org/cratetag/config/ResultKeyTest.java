package org.cratetag.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.decision.DecisionSettings;
import org.cratetag.decision.ElectronicMusic;
import org.cratetag.decision.ExistingPolicy;
import org.cratetag.decision.GenreDepth;
import org.cratetag.decision.KeyNotation;
import org.cratetag.decision.LabelRules;
import org.cratetag.decision.PolicySettings;
import org.cratetag.decision.Profile;
import org.cratetag.decision.TempoSettings;
import org.cratetag.pack.Sureness;
import org.cratetag.tags.file.FileRules;
import org.cratetag.tags.id3.Id3v23;
import org.junit.jupiter.api.Test;

/** A setting that changes results changes the key by which settled work is known. */
class ResultKeyTest {
  private static final LabelRules RULES =
      new LabelRules(
          Map.of("House", "Haus"),
          Map.of("Techno", "Dance"),
          Map.of("Techno", List.of("Tekkno")),
          List.of("Techno"),
          List.of("Trance"),
          List.of("Polka"));

  @Test
  void decisionSettings() throws Exception {
    everyComponentCounts(
        DecisionSettings.DEFAULT,
        DecisionSettings::key,
        Map.of(
            "minimumConfidence",
            0.5,
            "minimumTempoConfidence",
            0.5,
            "electronic",
            ElectronicMusic.ALWAYS,
            "tempo",
            new TempoSettings(70, 180, 0),
            "spoken",
            DecisionSettings.Spoken.NOTHING),
        Set.of());
  }

  @Test
  void labelRules() throws Exception {
    everyComponentCounts(
        LabelRules.NONE,
        LabelRules::key,
        Map.of(
            "rename", RULES.rename(),
            "family", RULES.family(),
            "aliases", RULES.aliases(),
            "only", RULES.only(),
            "never", RULES.never(),
            "protectedGenres", RULES.protectedGenres()),
        Set.of());
  }

  @Test
  void policySettings() throws Exception {
    everyComponentCounts(
        PolicySettings.DEFAULT,
        PolicySettings::key,
        Map.of(
            "keyNotation",
            KeyNotation.CAMELOT,
            "profile",
            Profile.DJ,
            "existing",
            ExistingPolicy.APPEND,
            "fields",
            Set.of(TagField.GENRE),
            "labels",
            RULES,
            "separators",
            Map.of(AudioFormat.MP3, "; "),
            "emptyGenres",
            Set.of("Various"),
            "depth",
            GenreDepth.ROOT,
            "tempo",
            new TempoSettings(60, 220, 1)),
        Set.of());
  }

  @Test
  void fileRules_butForTheTimeThatAFileGets() throws Exception {
    everyComponentCounts(
        FileRules.DEFAULT,
        FileRules::key,
        Map.of(
            "hardLinks", FileRules.HardLinks.BREAK,
            "otherOwner", FileRules.OtherOwner.TAKE,
            "mtime", FileRules.Mtime.KEEP),
        Set.of("mtime"));
  }

  /** Packs have a key of their own; the others say when and where, and not what. */
  @Test
  void settings_butForWhatChangesNoResult() throws Exception {
    everyComponentCounts(
        Settings.DEFAULT,
        Settings::taggingKey,
        Map.ofEntries(
            Map.entry("workers", 7),
            Map.entry("policy", Settings.DEFAULT.policy().withExisting(ExistingPolicy.REPLACE)),
            Map.entry("minConfidence", OptionalDouble.of(0.5)),
            Map.entry("quietPeriod", Duration.ofDays(1)),
            Map.entry("trackTimeLimit", Duration.ofDays(1)),
            Map.entry("packs", List.of("mine")),
            Map.entry(
                "files",
                new FileRules(
                    FileRules.HardLinks.BREAK, FileRules.OtherOwner.SHARED, FileRules.Mtime.NEW)),
            Map.entry("sure", Optional.of(Sureness.BOLD)),
            Map.entry("electronic", ElectronicMusic.ALWAYS),
            Map.entry("spoken", DecisionSettings.Spoken.NOTHING),
            Map.entry("id3v23", Id3v23.NUL),
            Map.entry("exclude", List.of("Samples")),
            Map.entry("byChangeTime", true),
            Map.entry("otherLibraries", List.of(Path.of("/music/dj"))),
            Map.entry("libraryFolders", List.of(Path.of("/music")))),
        Set.of(
            "workers",
            "quietPeriod",
            "trackTimeLimit",
            "packs",
            "exclude",
            "byChangeTime",
            "libraryFolders",
            "otherLibraries"));
  }

  /**
   * @param others another value for each component
   * @param free components that may change without the key
   */
  private static <R extends Record> void everyComponentCounts(
      R value, Function<R, String> key, Map<String, Object> others, Set<String> free)
      throws Exception {
    RecordComponent[] components = value.getClass().getRecordComponents();
    assertThat(Arrays.stream(components).map(RecordComponent::getName))
        .containsExactlyInAnyOrderElementsOf(others.keySet());
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      R other = with(value, components, i, others.get(name));
      assertThat(other).as(name).isNotEqualTo(value);
      assertThat(key.apply(other).equals(key.apply(value)))
          .as("the key stays when %s changes", name)
          .isEqualTo(free.contains(name));
    }
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R with(
      R value, RecordComponent[] components, int changed, Object to) throws Exception {
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = i == changed ? to : components[i].getAccessor().invoke(value);
    }
    Constructor<R> canonical = (Constructor<R>) value.getClass().getDeclaredConstructor(types);
    return canonical.newInstance(values);
  }
}
