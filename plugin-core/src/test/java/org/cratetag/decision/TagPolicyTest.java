package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.decision.DecisionSettings.Spoken;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagPolicyTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private static final TrackPrediction TECH_HOUSE = subgenre("Tech House", "House", 126.4);

  private static TrackPrediction subgenre(String label, String family, double bpm) {
    return new TrackPrediction(
        List.of(new DecidedLabel(family, Optional.empty(), 0.91)),
        List.of(new DecidedLabel(label, Optional.of(family), 0.74)),
        OptionalDouble.of(bpm),
        List.of("edm-subgenre/1.0.0"));
  }

  private static TrackPrediction family(String family) {
    return new TrackPrediction(
        List.of(new DecidedLabel(family, Optional.empty(), 0.8)),
        List.of(),
        OptionalDouble.empty(),
        List.of("edm-subgenre/1.0.0"));
  }

  private static TagPolicy policy(Profile profile, ExistingPolicy existing) {
    return new TagPolicy(
        TAXONOMY, new PolicySettings(profile, existing, EnumSet.allOf(TagField.class)));
  }

  private static TagPolicy server(ExistingPolicy existing) {
    return policy(Profile.SERVER, existing);
  }

  private static TagValues genre(String... values) {
    return TagValues.EMPTY.with(TagField.GENRE, List.of(values));
  }

  private static TagValues applied(TagValues existing, TagValues change) {
    TagValues result = existing;
    for (TagField field : change.fields().keySet()) {
      result = result.with(field, change.get(field));
    }
    return result;
  }

  @Test
  void server_writesFamilyAndSubgenreAsSeveralValues() {
    TagValues change =
        server(ExistingPolicy.KEEP).decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE).change();
    assertThat(change.get(TagField.GENRE)).containsExactly("House", "Tech House");
    assertThat(change.get(TagField.STYLE)).containsExactly("Tech House");
    assertThat(change.get(TagField.BPM)).containsExactly("126");
    assertThat(change.fields()).doesNotContainKey(TagField.GROUPING);
    assertThat(change.get(TagField.CRATETAG))
        .containsExactly(
            "edm-subgenre/1.0.0; genre=House:0.91; style=Tech House:0.74; bpm=126; "
                + "GENRE=House|Tech House; STYLE=Tech House; BPM=126");
  }

  private static final TrackPrediction SILENCE =
      new TrackPrediction(List.of(), List.of(), OptionalDouble.of(126.4), List.of("genre/2.0.0"));

  private static TagPolicy withGone(String gone) {
    return new TagPolicy(
        TAXONOMY,
        new PolicySettings(Profile.SERVER, ExistingPolicy.KEEP, EnumSet.allOf(TagField.class)),
        Spoken.SPOKEN_WORD,
        gone::equals);
  }

  private static TagPolicy ofSpeech(Spoken spoken, LabelRules rules) {
    PolicySettings settings =
        new PolicySettings(
            Profile.SERVER, ExistingPolicy.KEEP, EnumSet.allOf(TagField.class), rules, Map.of());
    return new TagPolicy(TAXONOMY, settings, spoken, pack -> false);
  }

  @Test
  void whatWasSaidOfSpeech_goes_whenNothingIsToBeSaidOfIt() {
    LabelRules words =
        new LabelRules(
            Map.of("Spoken Word", "Audiobook"),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    for (LabelRules rules : List.of(LabelRules.NONE, words)) {
      TagPolicy saying = ofSpeech(Spoken.SPOKEN_WORD, rules);
      TagValues tagged =
          applied(
              TagValues.EMPTY,
              saying.decide(AudioFormat.FLAC, TagValues.EMPTY, family("Spoken Word")).change());
      TagPolicy silent = ofSpeech(Spoken.NOTHING, rules);
      TagValues change = silent.decide(AudioFormat.FLAC, tagged, SILENCE).change();
      assertThat(change.fields().get(TagField.GENRE)).isEmpty();
      assertThat(saying.decide(AudioFormat.FLAC, tagged, SILENCE).change().fields())
          .doesNotContainKey(TagField.GENRE);
      TagValues others = applied(tagged, genre("Spoken Word", "Comedy"));
      assertThat(
              silent
                  .decide(AudioFormat.FLAC, others.with(TagField.CRATETAG, List.of()), SILENCE)
                  .change()
                  .fields())
          .doesNotContainKey(TagField.GENRE);
      TagValues house =
          applied(
              TagValues.EMPTY,
              server(ExistingPolicy.KEEP)
                  .decide(AudioFormat.FLAC, TagValues.EMPTY, family("House"))
                  .change());
      assertThat(silent.decide(AudioFormat.FLAC, house, SILENCE).change().fields())
          .doesNotContainKey(TagField.GENRE);
    }
  }

  @Test
  void ownLabelsOfAGonePack_areTakenOut_whenNobodySaysAnythingNow() {
    TagValues tagged =
        applied(
            TagValues.EMPTY,
            server(ExistingPolicy.KEEP)
                .decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE)
                .change());
    TagValues change =
        withGone("edm-subgenre/1.0.0").decide(AudioFormat.FLAC, tagged, SILENCE).change();
    assertThat(change.fields().get(TagField.GENRE)).isEmpty();
    assertThat(change.fields().get(TagField.STYLE)).isEmpty();
    assertThat(change.fields()).doesNotContainKey(TagField.BPM);
    assertThat(change.get(TagField.CRATETAG)).containsExactly("genre/2.0.0; bpm=126; BPM=126");
    assertThat(server(ExistingPolicy.KEEP).decide(AudioFormat.FLAC, tagged, SILENCE).change())
        .isEqualTo(TagValues.EMPTY);
    TagValues cleared = applied(tagged, change);
    assertThat(withGone("edm-subgenre/1.0.0").decide(AudioFormat.FLAC, cleared, SILENCE).change())
        .isEqualTo(TagValues.EMPTY);
  }

  @Test
  void ownLabelsOfAGonePack_giveWayToOthers() {
    TagValues tagged =
        applied(
            TagValues.EMPTY,
            server(ExistingPolicy.KEEP)
                .decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE)
                .change());
    TagValues change =
        withGone("edm-subgenre/1.0.0").decide(AudioFormat.FLAC, tagged, family("Jazz")).change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Jazz");
    assertThat(change.fields().get(TagField.STYLE)).isEmpty();
  }

  @Test
  void personsValues_stayWhenAPackIsGone_alsoThoseThatSayNothing() {
    TagValues tagged =
        TagValues.EMPTY
            .with(TagField.GENRE, List.of("Other", "House"))
            .with(TagField.CRATETAG, List.of("my-crates/1.0.0; genre=House:0.90; GENRE=House"));
    TagValues change =
        withGone("my-crates/1.0.0").decide(AudioFormat.FLAC, tagged, SILENCE).change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Other");
    assertThat(change.get(TagField.BPM)).containsExactly("126");
  }

  @Test
  void cratetagField_goesWithTheLastOfOurValues() {
    TagValues tagged =
        TagValues.EMPTY
            .with(TagField.GENRE, List.of("House"))
            .with(TagField.BPM, List.of("120"))
            .with(TagField.CRATETAG, List.of("my-crates/1.0.0; genre=House:0.90; GENRE=House"));
    TagValues change =
        withGone("my-crates/1.0.0").decide(AudioFormat.FLAC, tagged, SILENCE).change();
    assertThat(change.fields().get(TagField.GENRE)).isEmpty();
    assertThat(change.fields().get(TagField.CRATETAG)).isEmpty();
  }

  @Test
  void genreDepth_saysHowMuchGenreSays() {
    assertThat(genresAt(GenreDepth.ROOT, TECH_HOUSE))
        .containsExactly("Electronic", "House", "Tech House");
    assertThat(genresAt(GenreDepth.ROOT, family("Electronic"))).containsExactly("Electronic");
    assertThat(genresAt(GenreDepth.ROOT, family("Jazz"))).containsExactly("Jazz");
    assertThat(genresAt(GenreDepth.FAMILY_ALONE, TECH_HOUSE)).containsExactly("House");
    assertThat(genresAt(GenreDepth.FAMILY_ALONE, family("House"))).containsExactly("House");
    assertThat(genresAt(GenreDepth.FAMILY, TECH_HOUSE)).containsExactly("House", "Tech House");
    assertThat(genresAt(GenreDepth.SUBGENRE, TECH_HOUSE)).containsExactly("Tech House");
    assertThat(genresAt(GenreDepth.SUBGENRE, family("House"))).containsExactly("House");
    assertThat(genresAt(PolicySettings.DEFAULT.depth(), TECH_HOUSE))
        .containsExactly("House", "Tech House");
  }

  @Test
  void labelWithoutAFamily_isSaidAtEachDepth() {
    TrackPrediction crate =
        new TrackPrediction(
            List.of(),
            List.of(new DecidedLabel("Sunday", Optional.empty(), 0.9)),
            OptionalDouble.empty(),
            List.of());
    for (GenreDepth depth : GenreDepth.values()) {
      assertThat(genresAt(depth, crate)).containsExactly("Sunday");
      assertThat(djGenresAt(depth, crate)).containsExactly("Sunday");
    }
  }

  @Test
  void djPrograms_getTheDeepestValueAlone_andStyleInAnyCase() {
    assertThat(djGenresAt(GenreDepth.ROOT, TECH_HOUSE)).containsExactly("Tech House");
    assertThat(djGenresAt(GenreDepth.FAMILY_ALONE, TECH_HOUSE)).containsExactly("House");
    assertThat(djGenresAt(GenreDepth.FAMILY, TECH_HOUSE)).containsExactly("Tech House");
    assertThat(djGenresAt(GenreDepth.SUBGENRE, TECH_HOUSE)).containsExactly("Tech House");
    for (GenreDepth depth : GenreDepth.values()) {
      assertThat(at(Profile.SERVER, depth, TagValues.EMPTY, TECH_HOUSE).get(TagField.STYLE))
          .containsExactly("Tech House");
    }
  }

  @ParameterizedTest
  @EnumSource(ExistingPolicy.class)
  void anotherDepth_renewsWhatWasWritten_andOnceIsEnough(ExistingPolicy existing) {
    for (AudioFormat format : List.of(AudioFormat.FLAC, AudioFormat.MP3, AudioFormat.M4A)) {
      for (GenreDepth before : GenreDepth.values()) {
        TagValues tagged = at(Profile.SERVER, before, TagValues.EMPTY, TECH_HOUSE);
        for (GenreDepth depth : GenreDepth.values()) {
          PolicySettings settings = PolicySettings.DEFAULT.withExisting(existing).withDepth(depth);
          TagPolicy policy = new TagPolicy(TAXONOMY, settings);
          TagValues change = policy.decide(format, tagged, TECH_HOUSE).change();
          assertThat(change.isEmpty()).as(before + " to " + depth).isEqualTo(before == depth);
          TagValues now = before == depth ? tagged : applied(tagged, change);
          assertThat(now.get(TagField.GENRE)).isEqualTo(genresAt(depth, TECH_HOUSE));
          assertThat(policy.decide(format, now, TECH_HOUSE).change().isEmpty()).isTrue();
        }
      }
    }
  }

  private static TagValues at(
      Profile profile, GenreDepth depth, TagValues present, TrackPrediction prediction) {
    PolicySettings settings = PolicySettings.DEFAULT.withProfile(profile).withDepth(depth);
    return new TagPolicy(TAXONOMY, settings).decide(AudioFormat.FLAC, present, prediction).change();
  }

  private static List<String> djGenresAt(GenreDepth depth, TrackPrediction prediction) {
    return at(Profile.DJ, depth, TagValues.EMPTY, prediction).get(TagField.GENRE);
  }

  private static List<String> genresAt(GenreDepth depth, TrackPrediction prediction) {
    PolicySettings settings =
        new PolicySettings(Profile.SERVER, ExistingPolicy.KEEP, EnumSet.allOf(TagField.class));
    return new TagPolicy(TAXONOMY, settings.withDepth(depth))
        .decide(AudioFormat.FLAC, TagValues.EMPTY, prediction)
        .change()
        .get(TagField.GENRE);
  }

  @Test
  void dj_writesOneGenreAndTheFamilyAsGrouping() {
    TagValues change =
        policy(Profile.DJ, ExistingPolicy.KEEP)
            .decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE)
            .change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Tech House");
    assertThat(change.get(TagField.STYLE)).containsExactly("Tech House");
    assertThat(change.get(TagField.GROUPING)).containsExactly("House");
  }

  @Test
  void dj_writesTheFamilyWhenTheSubgenreIsUnsure() {
    TagValues change =
        policy(Profile.DJ, ExistingPolicy.KEEP)
            .decide(AudioFormat.FLAC, TagValues.EMPTY, family("House"))
            .change();
    assertThat(change.get(TagField.GENRE)).containsExactly("House");
    assertThat(change.fields()).doesNotContainKey(TagField.STYLE);
  }

  @Test
  void sidecar_writesNoTag() {
    assertThat(
            policy(Profile.SIDECAR, ExistingPolicy.REPLACE)
                .decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE)
                .change())
        .isEqualTo(TagValues.EMPTY);
  }

  @Test
  void subgenreOfItsOwnName_isWrittenOnce() {
    TagValues change =
        server(ExistingPolicy.KEEP)
            .decide(AudioFormat.FLAC, TagValues.EMPTY, subgenre("Trance", "Trance", 138))
            .change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Trance");
  }

  @Test
  void keep_leavesAPersonsGenreAndFillsTheRest() {
    TagValues change =
        server(ExistingPolicy.KEEP)
            .decide(AudioFormat.FLAC, genre("My Music"), TECH_HOUSE)
            .change();
    assertThat(change.fields()).doesNotContainKey(TagField.GENRE);
    assertThat(change.get(TagField.STYLE)).containsExactly("Tech House");
  }

  @Test
  void blankGenre_countsAsEmpty() {
    TagValues change =
        server(ExistingPolicy.KEEP).decide(AudioFormat.FLAC, genre(" ", ""), TECH_HOUSE).change();
    assertThat(change.get(TagField.GENRE)).containsExactly("House", "Tech House");
  }

  @Test
  void append_addsWhatIsNotThereUnderAnyAlias() {
    TagValues change =
        server(ExistingPolicy.APPEND)
            .decide(
                AudioFormat.FLAC, genre("Rock; Pop", "D&B"), subgenre("Drum & Bass", "Bass", 174))
            .change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Rock; Pop", "D&B", "Bass");
  }

  @Test
  void replace_takesThePlaceOfAPersonsGenre() {
    TagValues change =
        server(ExistingPolicy.REPLACE).decide(AudioFormat.FLAC, genre("Rock"), TECH_HOUSE).change();
    assertThat(change.get(TagField.GENRE)).containsExactly("House", "Tech House");
  }

  @ParameterizedTest
  @EnumSource(ExistingPolicy.class)
  void ownValues_areRenewedUnderEachPolicy(ExistingPolicy existing) {
    TagPolicy policy = server(existing);
    TagValues tagged =
        applied(
            TagValues.EMPTY, policy.decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE).change());
    TagValues change =
        policy.decide(AudioFormat.FLAC, tagged, subgenre("Hard Techno", "Techno", 140)).change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Techno", "Hard Techno");
    assertThat(change.get(TagField.STYLE)).containsExactly("Hard Techno");
    assertThat(change.get(TagField.BPM)).containsExactly("140");
  }

  @Test
  void keep_countsWhatAPersonWroteSinceAsTheirs() {
    TagPolicy policy = server(ExistingPolicy.KEEP);
    TagValues tagged =
        applied(
            TagValues.EMPTY, policy.decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE).change());
    TagValues edited = tagged.with(TagField.GENRE, List.of("Peak Time"));
    TagValues change =
        policy.decide(AudioFormat.FLAC, edited, subgenre("Hard Techno", "Techno", 140)).change();
    assertThat(change.fields()).doesNotContainKey(TagField.GENRE);
  }

  @Test
  void keep_renewsItsOwnBesideAPersonsValue() {
    TagPolicy policy = server(ExistingPolicy.KEEP);
    TagValues tagged =
        applied(
            TagValues.EMPTY, policy.decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE).change());
    TagValues edited = tagged.with(TagField.GENRE, List.of("House", "Mine", "Tech House"));
    TagValues change =
        policy.decide(AudioFormat.FLAC, edited, subgenre("Deep House", "House", 120)).change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Mine", "House", "Deep House");
  }

  @Test
  void textThatWeJoined_staysOneTextWithoutOurs() {
    TagValues joined =
        genre("Rock; Mine / Tech House")
            .with(TagField.CRATETAG, List.of("edm-subgenre/1.0.0; GENRE=Tech House"));
    TagPolicy policy = server(ExistingPolicy.APPEND);
    TagValues change = policy.decide(AudioFormat.FLAC, joined, family("Mine")).change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Rock; Mine");
    TagValues tagged = applied(joined, change);
    assertThat(policy.decide(AudioFormat.FLAC, tagged, family("Mine")).change())
        .isEqualTo(TagValues.EMPTY);
  }

  @Test
  void oursInsideAPersonsText_isRenewed() {
    TagValues joined =
        genre("; Rock;Pop ; House / Tech House ,, Mine;")
            .with(TagField.CRATETAG, List.of("edm-subgenre/1.0.0; GENRE=House|Tech House"));
    TagValues change =
        server(ExistingPolicy.KEEP).decide(AudioFormat.FLAC, joined, family("Techno")).change();
    assertThat(change.get(TagField.GENRE)).containsExactly("Rock;Pop", "Mine", "Techno");
  }

  @Test
  void valueThatAPersonRemoved_isNotWrittenAgain() {
    TagPolicy policy = server(ExistingPolicy.KEEP);
    TagValues tagged =
        applied(
            TagValues.EMPTY, policy.decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE).change());
    TagValues edited = tagged.with(TagField.GENRE, List.of("House"));
    assertThat(policy.decide(AudioFormat.FLAC, edited, TECH_HOUSE).change())
        .isEqualTo(TagValues.EMPTY);
  }

  @ParameterizedTest
  @EnumSource(ExistingPolicy.class)
  void silence_removesNothing(ExistingPolicy existing) {
    TagPolicy policy = server(existing);
    TagValues tagged =
        applied(genre("Mine"), policy.decide(AudioFormat.FLAC, genre("Mine"), TECH_HOUSE).change());
    TrackPrediction silent =
        new TrackPrediction(List.of(), List.of(), OptionalDouble.empty(), List.of("edm/2.0.0"));
    assertThat(policy.decide(AudioFormat.FLAC, tagged, silent).change()).isEqualTo(TagValues.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "0", "0.00", "000"})
  void tempo_isWrittenWhereThereIsNone(String existing) {
    TagValues before = TagValues.EMPTY.with(TagField.BPM, List.of(existing));
    assertThat(
            server(ExistingPolicy.KEEP)
                .decide(AudioFormat.FLAC, before, TECH_HOUSE)
                .change()
                .get(TagField.BPM))
        .containsExactly("126");
  }

  @ParameterizedTest
  @EnumSource(ExistingPolicy.class)
  void tempoOfAPerson_staysUnderEachPolicy(ExistingPolicy existing) {
    TagValues before = TagValues.EMPTY.with(TagField.BPM, List.of("63.00"));
    assertThat(server(existing).decide(AudioFormat.FLAC, before, TECH_HOUSE).change().fields())
        .doesNotContainKey(TagField.BPM);
  }

  @Test
  void fields_limitWhatIsWritten() {
    PolicySettings settings =
        new PolicySettings(Profile.SERVER, ExistingPolicy.KEEP, Set.of(TagField.BPM));
    TagValues change =
        new TagPolicy(TAXONOMY, settings)
            .decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE)
            .change();
    assertThat(change.fields()).containsOnlyKeys(TagField.BPM, TagField.CRATETAG);
  }

  @Test
  void cratetag_isNotWrittenWhenNothingElseIs() {
    TagValues full =
        genre("Mine").with(TagField.STYLE, List.of("Mine")).with(TagField.BPM, List.of("99"));
    assertThat(server(ExistingPolicy.KEEP).decide(AudioFormat.FLAC, full, TECH_HOUSE).change())
        .isEqualTo(TagValues.EMPTY);
  }

  @Test
  void ownValues_areStillKnownAfterARunThatLeftTheirFieldAlone() {
    TagPolicy policy = server(ExistingPolicy.KEEP);
    TagValues tagged =
        applied(
            TagValues.EMPTY, policy.decide(AudioFormat.FLAC, TagValues.EMPTY, TECH_HOUSE).change());
    TagValues later =
        applied(tagged, policy.decide(AudioFormat.FLAC, tagged, family("Techno")).change());
    assertThat(later.get(TagField.GENRE)).containsExactly("Techno");
    assertThat(later.get(TagField.STYLE)).containsExactly("Tech House");
    TagValues last =
        policy.decide(AudioFormat.FLAC, later, subgenre("Hard Techno", "Techno", 140)).change();
    assertThat(last.get(TagField.STYLE)).containsExactly("Hard Techno");
  }

  @Test
  void foreignCratetagField_givesNoRightsAndDoesNotFail() {
    TagValues before = genre("Mine").with(TagField.CRATETAG, List.of("%;=|GENRE", "\0"));
    assertThat(
            server(ExistingPolicy.KEEP)
                .decide(AudioFormat.FLAC, before, TECH_HOUSE)
                .change()
                .fields())
        .doesNotContainKey(TagField.GENRE);
  }
}
