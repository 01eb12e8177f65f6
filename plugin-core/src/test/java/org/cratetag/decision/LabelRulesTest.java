package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's own words for labels, and what they protect. */
class LabelRulesTest {
  private static final TrackPrediction DRUM_AND_BASS =
      new TrackPrediction(
          List.of(new DecidedLabel("Bass", Optional.empty(), 0.93)),
          List.of(new DecidedLabel("Drum & Bass", Optional.of("Bass"), 0.87)),
          OptionalDouble.of(174),
          List.of("edm-subgenre/1.0.0"));

  private static LabelRules rename(String heard, String written) {
    return new LabelRules(
        Map.of(heard, written), Map.of(), Map.of(), List.of(), List.of(), List.of());
  }

  private static LabelRules only(String... labels) {
    return new LabelRules(Map.of(), Map.of(), Map.of(), List.of(labels), List.of(), List.of());
  }

  private static LabelRules never(String... labels) {
    return new LabelRules(Map.of(), Map.of(), Map.of(), List.of(), List.of(labels), List.of());
  }

  private static LabelRules protecting(String... genres) {
    return new LabelRules(Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(genres));
  }

  private static TagPolicy policy(Profile profile, ExistingPolicy existing, LabelRules rules) {
    return policy(profile, existing, rules, Map.of());
  }

  private static TagPolicy policy(
      Profile profile,
      ExistingPolicy existing,
      LabelRules rules,
      Map<AudioFormat, String> separators) {
    return new TagPolicy(
        Taxonomy.bundled(),
        new PolicySettings(profile, existing, EnumSet.allOf(TagField.class), rules, separators));
  }

  private static TagValues change(LabelRules rules) {
    return policy(Profile.SERVER, ExistingPolicy.KEEP, rules)
        .decide(AudioFormat.FLAC, TagValues.EMPTY, DRUM_AND_BASS)
        .change();
  }

  private static TagValues genre(String... values) {
    return TagValues.EMPTY.with(TagField.GENRE, List.of(values));
  }

  @Test
  void rename_writesTheUsersWord_underWhateverAliasTheyNameIt() {
    TagValues change = change(rename("d'n'b", "DnB"));
    assertThat(change.get(TagField.GENRE)).containsExactly("Bass", "DnB");
    assertThat(change.get(TagField.STYLE)).containsExactly("DnB");
    assertThat(change.get(TagField.CRATETAG).get(0))
        .contains("style=Drum & Bass:0.87", "GENRE=Bass|DnB");
  }

  @Test
  void valuesOfAnOlderMap_areStillOurs() {
    TagValues tagged = change(rename("Drum & Bass", "DnB"));
    TagValues renamed =
        policy(Profile.SERVER, ExistingPolicy.KEEP, rename("Drum & Bass", "Jungle Stuff"))
            .decide(AudioFormat.FLAC, tagged, DRUM_AND_BASS)
            .change();
    assertThat(renamed.get(TagField.GENRE)).containsExactly("Bass", "Jungle Stuff");
    TagValues plain =
        policy(Profile.SERVER, ExistingPolicy.KEEP, LabelRules.NONE)
            .decide(AudioFormat.FLAC, tagged, DRUM_AND_BASS)
            .change();
    assertThat(plain.get(TagField.GENRE)).containsExactly("Bass", "Drum & Bass");
  }

  @Test
  void renamedLabel_isKnownInFiles() {
    TagValues change =
        policy(Profile.SERVER, ExistingPolicy.APPEND, rename("Drum & Bass", "Rollers"))
            .decide(AudioFormat.FLAC, genre("Drum and Bass", "Bass"), DRUM_AND_BASS)
            .change();
    assertThat(change.fields()).doesNotContainKey(TagField.GENRE);
  }

  @Test
  void never_fallsBackToTheFamily_andOnlyToSilence() {
    assertThat(change(never("DnB")).get(TagField.GENRE)).containsExactly("Bass");
    assertThat(change(never("DnB")).fields()).doesNotContainKey(TagField.STYLE);
    assertThat(change(never("Bass")).get(TagField.GENRE)).containsExactly("Drum & Bass");
    assertThat(change(only("Techno")).fields()).containsOnlyKeys(TagField.BPM, TagField.CRATETAG);
    assertThat(change(only("drum and bass")).get(TagField.GENRE)).containsExactly("Drum & Bass");
  }

  @Test
  void labelThatIsNoLongerWanted_goes_whereNobodyElseWroteIt() {
    TagValues tagged = change(LabelRules.NONE);
    TagValues change =
        policy(Profile.SERVER, ExistingPolicy.KEEP, never("Drum & Bass"))
            .decide(AudioFormat.FLAC, tagged, DRUM_AND_BASS)
            .change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Bass");
    assertThat(change.fields().get(TagField.STYLE)).isEmpty();
    TagValues theirs = tagged.with(TagField.STYLE, List.of("Drum & Bass", "Rollers"));
    assertThat(
            policy(Profile.SERVER, ExistingPolicy.KEEP, never("Drum & Bass"))
                .decide(AudioFormat.FLAC, theirs, DRUM_AND_BASS)
                .change()
                .get(TagField.STYLE))
        .containsExactly("Rollers");
    assertThat(
            policy(Profile.SERVER, ExistingPolicy.KEEP, only("Techno"))
                .decide(AudioFormat.FLAC, tagged, DRUM_AND_BASS)
                .change()
                .fields()
                .get(TagField.GENRE))
        .isEmpty();
  }

  @Test
  void mergedLabels_areOneWord_andCountAsItInFiles() {
    LabelRules rules =
        new LabelRules(
            Map.of("Drum & Bass", "Fast", "Hard Techno", "Fast"),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(change(rules).get(TagField.GENRE)).containsExactly("Bass", "Fast");
    for (String theirs : List.of("Fast", "hard techno", "DnB")) {
      assertThat(
              policy(Profile.SERVER, ExistingPolicy.APPEND, rules)
                  .decide(AudioFormat.FLAC, genre(theirs), DRUM_AND_BASS)
                  .change()
                  .get(TagField.GENRE))
          .containsExactly(theirs, "Bass");
    }
  }

  @Test
  void prediction_isToldInTheUsersWords_withTheFamilyOfWhatIsNotWanted() {
    LabelMap map = new LabelMap(Taxonomy.bundled(), rename("Drum & Bass", "DnB"));
    assertThat(map.written(DRUM_AND_BASS).subgenre())
        .extracting(DecidedLabel::label)
        .containsExactly("DnB");
    TrackPrediction electronic =
        new TrackPrediction(
            List.of(new DecidedLabel("Electronic", Optional.empty(), 0.93)),
            DRUM_AND_BASS.subgenre(),
            OptionalDouble.empty(),
            List.of());
    assertThat(new LabelMap(Taxonomy.bundled(), never("dnb")).written(electronic).genre())
        .extracting(DecidedLabel::label)
        .containsExactly("Electronic", "Bass");
  }

  @Test
  void labelOfAGenrePack_isKnownByItsOtherNames() {
    LabelMap map = new LabelMap(Taxonomy.bundled(), rename("Audiobook", "Talk"));
    assertThat(map.written("Spoken Word")).contains("Talk");
    assertThat(map.written("Electronic")).contains("Electronic");
  }

  @Test
  void family_isTheUsers() {
    LabelRules rules =
        new LabelRules(
            Map.of(),
            Map.of("Drum & Bass", "Breaks & Bass"),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    assertThat(change(rules).get(TagField.GENRE)).containsExactly("Breaks & Bass", "Drum & Bass");
    assertThat(
            policy(Profile.DJ, ExistingPolicy.KEEP, rules)
                .decide(AudioFormat.FLAC, TagValues.EMPTY, DRUM_AND_BASS)
                .change()
                .get(TagField.GROUPING))
        .containsExactly("Breaks & Bass");
  }

  @Test
  void usersAliases_areKnownInFiles() {
    LabelRules rules =
        new LabelRules(
            Map.of(),
            Map.of(),
            Map.of("Drum & Bass", List.of("170 Music")),
            List.of(),
            List.of(),
            List.of());
    assertThat(
            policy(Profile.SERVER, ExistingPolicy.APPEND, rules)
                .decide(AudioFormat.FLAC, genre("170 music"), DRUM_AND_BASS)
                .change()
                .get(TagField.GENRE))
        .containsExactly("170 music", "Bass");
  }

  @ParameterizedTest
  @EnumSource(ExistingPolicy.class)
  void protectedGenre_keepsTheLabelsUnderEachPolicy_andTheTempoIsFilled(ExistingPolicy existing) {
    TagPolicy policy = policy(Profile.SERVER, existing, protecting("Live Set"));
    for (String written : List.of("live set", "Rock; Live Set", "Techno / Live-Set")) {
      TagValues change = policy.decide(AudioFormat.FLAC, genre(written), DRUM_AND_BASS).change();
      assertThat(change.fields()).containsOnlyKeys(TagField.BPM, TagField.CRATETAG);
      assertThat(policy.decide(AudioFormat.FLAC, genre(written), DRUM_AND_BASS).protectedGenre())
          .isPresent();
    }
  }

  @Test
  void protectedGenreThatCratetagWrote_isRenewed() {
    TagPolicy policy = policy(Profile.SERVER, ExistingPolicy.KEEP, protecting("House"));
    TagValues tagged =
        genre("House", "Tech House")
            .with(TagField.CRATETAG, List.of("edm/1.0.0; GENRE=House|Tech House"));
    assertThat(policy.decide(AudioFormat.FLAC, tagged, DRUM_AND_BASS).protectedGenre()).isEmpty();
    assertThat(policy.decide(AudioFormat.FLAC, tagged, DRUM_AND_BASS).change().get(TagField.GENRE))
        .containsExactly("Bass", "Drum & Bass");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A/B", "A; B", "A, B", "", " ", "a\nb", " a"})
  void textThatServersWouldSplit_isNoLabel(String text) {
    assertThat(LabelRules.whyNotALabel(text)).isPresent();
    assertThatThrownBy(() -> rename("House", text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void separator_makesOneText_thatIsKnownAgain() {
    TagPolicy joining =
        policy(
            Profile.SERVER,
            ExistingPolicy.APPEND,
            LabelRules.NONE,
            Map.of(AudioFormat.FLAC, " / "));
    TagValues tagged = joining.decide(AudioFormat.FLAC, genre("Rock"), DRUM_AND_BASS).change();
    assertThat(tagged.get(TagField.GENRE)).containsExactly("Rock / Bass / Drum & Bass");
    assertThat(joining.decide(AudioFormat.FLAC, tagged, DRUM_AND_BASS).change())
        .isEqualTo(TagValues.EMPTY);
    assertThat(
            joining
                .decide(AudioFormat.OPUS, genre("Rock"), DRUM_AND_BASS)
                .change()
                .get(TagField.GENRE))
        .containsExactly("Rock", "Bass", "Drum & Bass");
    TagPolicy plain = policy(Profile.SERVER, ExistingPolicy.APPEND, LabelRules.NONE);
    assertThat(plain.decide(AudioFormat.FLAC, tagged, DRUM_AND_BASS).change())
        .isEqualTo(TagValues.EMPTY);
  }

  @Test
  void dj_getsOneText_inEachFormat() {
    TagValues change =
        policy(Profile.DJ, ExistingPolicy.APPEND, LabelRules.NONE)
            .decide(AudioFormat.FLAC, genre("Rock"), DRUM_AND_BASS)
            .change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Rock; Drum & Bass");
  }

  @Test
  void ownValues_areKnownBehindAnySeparator() {
    assertThat(
            PresentValues.names(List.of("Bass ~ Drum & Bass"), List.of("Bass", "Drum & Bass"), ""))
        .containsExactly("Bass", "Drum & Bass");
    assertThat(PresentValues.names(List.of("Bass Drum & Bass"), List.of("Bass", "Drum & Bass"), ""))
        .containsExactly("Bass Drum & Bass");
  }
}
