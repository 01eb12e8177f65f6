package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.DomainScore;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.dsp.rhythm.Tempo;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of which tracks a pack of electronic music is heard. */
class ElectronicGateTest {
  private static final TrackScores DANCE = pack("edm/1.0.0", Task.SUBGENRE, "Tech House", "House");
  private static final TrackScores INSIDE = DANCE.withDomain(new DomainScore(0.9, 0.5));
  private static final TrackScores OUTSIDE = DANCE.withDomain(new DomainScore(0.1, 0.5));
  private static final TrackScores CRATES = pack("mine/1.0.0", Task.SUBGENRE, "Sunday", "Sunday");

  private static TrackScores pack(String pack, Task task, String label, String family) {
    return new TrackScores(pack, task, List.of(new LabelScore(label, family, 0.9, 0.5)), List.of());
  }

  private static TrackScores genre(String label) {
    return pack("genre/1.0.0", Task.GENRE, label, label);
  }

  private static TagValues genreTag(String... genres) {
    return TagValues.EMPTY.with(TagField.GENRE, List.of(genres));
  }

  private static TrackPrediction decide(
      ElectronicMusic setting, TagValues present, TrackScores... scores) {
    return new Decider(Taxonomy.bundled(), new DecisionSettings(0, 0.6, setting))
        .decide(List.of(scores), Tempo.NONE, Optional.empty(), present);
  }

  private static TrackPrediction decide(TagValues present, TrackScores... scores) {
    return decide(ElectronicMusic.AUTO, present, scores);
  }

  private static void assertHeard(TrackPrediction prediction) {
    assertThat(prediction.subgenre()).extracting(DecidedLabel::label).containsExactly("Tech House");
    assertThat(prediction.doubts()).isEmpty();
  }

  @Test
  void musicOfItsDomain_isHeard() {
    assertHeard(decide(TagValues.EMPTY, INSIDE));
    assertHeard(decide(TagValues.EMPTY, DANCE.withDomain(new DomainScore(0.5, 0.5))));
  }

  @Test
  void musicOutsideItsDomain_isNotHeard_andTheReasonIsTold() {
    TrackPrediction prediction = decide(TagValues.EMPTY, OUTSIDE);
    assertThat(prediction.isSilent()).isTrue();
    assertThat(prediction.doubts())
        .containsExactly(
            "edm/1.0.0 is not heard: it does not sound like electronic music (10 %, 50 needed)");
  }

  @Test
  void packThatHasNothingToSay_raisesNoDoubt() {
    TrackScores unsure =
        new TrackScores(
                "edm/1.0.0",
                Task.SUBGENRE,
                List.of(new LabelScore("Tech House", "House", 0.4, 0.5)),
                List.of())
            .withDomain(new DomainScore(0.1, 0.5));
    assertThat(decide(TagValues.EMPTY, unsure).doubts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Electronic", "tech house", "House; Soundtrack", "Dark Minimal Techno", "EDM/Pop"})
  void electronicGenreTag_isBelievedMoreThanTheSound(String tag) {
    assertHeard(decide(genreTag(tag), OUTSIDE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Classical", "Progressive Rock", "Audiobook", "romantic classical", "Jazz, Blues"})
  void tagOfOtherMusic_silencesWhateverItSoundsLike(String tag) {
    TrackPrediction prediction = decide(genreTag(tag), INSIDE);
    assertThat(prediction.isSilent()).isTrue();
    assertThat(prediction.doubts()).hasSize(1).first().asString().contains("its tags call it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pop", "Disco", "Hip-Hop", "Reggae", "Christmas", "Electronic Rock", ""})
  void tagThatMayBeEither_leavesItToTheSound(String tag) {
    assertHeard(decide(genreTag(tag), INSIDE));
    assertThat(decide(genreTag(tag), OUTSIDE).isSilent()).isTrue();
  }

  @Test
  void usersWordInATag_isReadAsTheLabelThatItStandsFor() {
    assertHeard(decide("Drum & Bass", "Rollers", genreTag("Rollers"), OUTSIDE));
    assertThat(decide("Jazz", "Smooth", genreTag("smooth"), INSIDE).isSilent()).isTrue();
    assertThat(decide(genreTag("Rollers"), OUTSIDE).isSilent()).isTrue();
  }

  @Test
  void wordForElectronicAndOtherMusic_leavesItToTheSound() {
    Map<String, String> both = Map.of("Ambient", "Chill", "Jazz", "Chill");
    assertHeard(decide(both, genreTag("Chill"), INSIDE));
    assertThat(decide(both, genreTag("Chill"), OUTSIDE).isSilent()).isTrue();
  }

  private static TrackPrediction decide(
      String label, String word, TagValues present, TrackScores... scores) {
    return decide(Map.of(label, word), present, scores);
  }

  private static TrackPrediction decide(
      Map<String, String> rename, TagValues present, TrackScores... scores) {
    LabelRules rules = new LabelRules(rename, Map.of(), Map.of(), List.of(), List.of(), List.of());
    Taxonomy taxonomy = Taxonomy.bundled();
    return new Decider(taxonomy, new DecisionSettings(0, 0.6), new LabelMap(taxonomy, rules))
        .decide(List.of(scores), Tempo.NONE, Optional.empty(), present);
  }

  @Test
  void genreThatCratetagWrote_isNoEvidence() {
    TagValues own =
        genreTag("Downtempo")
            .with(TagField.CRATETAG, List.of("edm/1.0.0; genre=Downtempo:0.90; GENRE=Downtempo"));
    assertThat(decide(own, OUTSIDE).isSilent()).isTrue();
    assertThat(decide(genreTag("Downtempo"), OUTSIDE).isSilent()).isFalse();
  }

  @Test
  void sureGenreOfOtherMusic_silences_andDanceableOnesDoNot() {
    TrackScores likely = DANCE.withDomain(new DomainScore(0.8, 0.5));
    TrackPrediction rock = decide(TagValues.EMPTY, likely, genre("Rock"));
    assertThat(rock.genre()).extracting(DecidedLabel::label).containsExactly("Rock");
    assertThat(rock.subgenre()).isEmpty();
    assertThat(rock.doubts()).containsExactly("edm/1.0.0 is not heard: it is taken for Rock");
    for (String danceable : List.of("Disco", "Hip-Hop", "Pop", "Reggae")) {
      assertHeard(decide(TagValues.EMPTY, INSIDE, genre(danceable)));
    }
  }

  @Test
  void tagOfElectronicMusic_isBelievedMoreThanAGenrePack() {
    assertHeard(decide(genreTag("Techno"), OUTSIDE, genre("Classical")));
  }

  @Test
  void always_asksNothing() {
    assertHeard(decide(ElectronicMusic.ALWAYS, genreTag("Rock"), OUTSIDE, genre("Metal")));
  }

  @Test
  void never_hearsNoPackOfElectronicMusic() {
    assertThat(decide(ElectronicMusic.NEVER, genreTag("Techno"), INSIDE).isSilent()).isTrue();
    assertThat(decide(ElectronicMusic.NEVER, genreTag("Techno"), DANCE).isSilent()).isTrue();
  }

  @Test
  void cratesOfOtherMusic_areAlwaysHeard() {
    for (ElectronicMusic setting : ElectronicMusic.values()) {
      assertThat(decide(setting, genreTag("Jazz"), CRATES, genre("Jazz")).subgenre())
          .extracting(DecidedLabel::label)
          .containsExactly("Sunday");
    }
  }

  @Test
  void doubtOfThePack_isNotOverruledByATag() {
    assertThat(decide(genreTag("Techno"), INSIDE.withDoubt("no treble")).doubts())
        .containsExactly("no treble");
  }

  @Test
  void genrePackWithFamilies_fallsBackToThem() {
    TrackScores broad =
        new TrackScores(
            "genre/1.0.0",
            Task.GENRE,
            List.of(new LabelScore("Bebop", "Jazz", 0.3, 0.5)),
            List.of(new LabelScore("Jazz", "Jazz", 0.8, 0.6)));
    assertThat(decide(TagValues.EMPTY, broad).genre())
        .extracting(DecidedLabel::label)
        .containsExactly("Jazz");
  }

  @Test
  void otherGenre_ofWhatSoundsElectronicWithoutDoubt_isNotSaid() {
    TrackScores unsure = silent().withDomain(new DomainScore(0.93, 0.5));

    TrackPrediction prediction = decide(TagValues.EMPTY, unsure, genre("Hip-Hop"));

    assertThat(prediction.genre()).isEmpty();
    assertThat(prediction.doubts())
        .containsExactly("Hip-Hop is not said: it sounds like electronic music (93 %)");
  }

  @Test
  void packsThatContradictEachOther_areSilent() {
    assertThat(decide(TagValues.EMPTY, INSIDE, genre("Rock")).isSilent()).isTrue();
  }

  @Test
  void unlikelyGenre_ofWhatSoundsElectronicWithoutDoubt_keepsNothingAway() {
    TrackScores unlikely =
        new TrackScores(
            "genre/1.0.0",
            Task.GENRE,
            List.of(
                new LabelScore("Rock", "Pop Rock", 0.28, 0),
                new LabelScore("Electronic", "Electronic", 0.24, 0)),
            List.of());

    TrackPrediction prediction = decide(TagValues.EMPTY, INSIDE, unlikely);

    assertThat(prediction.subgenre()).extracting(DecidedLabel::label).containsExactly("Tech House");
    assertThat(prediction.genre()).isEmpty();
    assertThat(prediction.doubts())
        .containsExactly("Rock is not said: it sounds like electronic music (90 %)");
    assertThat(decide(genreTag("Jazz"), INSIDE, unlikely).subgenre()).isEmpty();
    assertThat(
            decide(TagValues.EMPTY, DANCE.withDomain(new DomainScore(0.89, 0.5)), unlikely)
                .subgenre())
        .isEmpty();
  }

  @Test
  void otherGenre_ofWhatMayBeElectronic_isSaid() {
    TrackScores unsure = silent().withDomain(new DomainScore(0.89, 0.5));

    assertThat(decide(TagValues.EMPTY, unsure, genre("Hip-Hop")).genre())
        .extracting(DecidedLabel::label)
        .containsExactly("Hip-Hop");
    assertThat(
            decide(
                    ElectronicMusic.NEVER,
                    TagValues.EMPTY,
                    silent().withDomain(new DomainScore(0.99, 0.5)),
                    genre("Hip-Hop"))
                .genre())
        .hasSize(1);
  }

  @Test
  void electronicGenre_ofWhatSoundsElectronic_isSaid() {
    TrackScores unsure = silent().withDomain(new DomainScore(0.99, 0.5));

    assertThat(decide(TagValues.EMPTY, unsure, genre("Electronic")).genre())
        .extracting(DecidedLabel::label)
        .containsExactly("Electronic");
  }

  @Test
  void labelThatGenrePacksHearNothingOf_isNotSaid() {
    TrackScores reggae =
        pack("edm/1.0.0", Task.SUBGENRE, "Reggae Dub", "Reggae")
            .withDomain(new DomainScore(0.7, 0.5));

    TrackPrediction unlikely =
        decide(TagValues.EMPTY, reggae, hears("Hip-Hop", 0.6, "Reggae", 0.1));

    assertThat(unlikely.isSilent()).isTrue();
    assertThat(unlikely.doubts())
        .containsExactly(
            "edm/1.0.0 is not heard: it would say Reggae Dub, and to the genre packs that is 10 %"
                + " likely");
    assertThat(decide(TagValues.EMPTY, reggae, hears("Hip-Hop", 0.6, "Reggae", 0.3)).subgenre())
        .hasSize(1);
    assertThat(decide(genreTag("Techno"), reggae, hears("Hip-Hop", 0.6, "Reggae", 0.1)).subgenre())
        .hasSize(1);
  }

  @Test
  void electronicLabel_isSupportedByElectronic() {
    assertHeard(decide(TagValues.EMPTY, INSIDE, hears("Pop", 0.6, "Electronic", 0.3)));
    assertHeard(decide(TagValues.EMPTY, INSIDE, hears("Pop", 0.6, "Jazz", 0.3)));
  }

  private static TrackScores hears(String one, double ofOne, String other, double ofOther) {
    return new TrackScores(
        "genre/1.0.0",
        Task.GENRE,
        List.of(new LabelScore(one, one, ofOne, 0.9), new LabelScore(other, other, ofOther, 0.9)),
        List.of());
  }

  @Test
  void electronicGenre_isNotSaidAgainstTagsAndSettings() {
    TrackPrediction tagged = decide(genreTag("Hard Rock"), genre("Electronic"));
    assertThat(tagged.genre()).isEmpty();
    assertThat(tagged.doubts())
        .containsExactly("Electronic is not said: its tags call it Hard Rock");
    assertThat(decide(ElectronicMusic.NEVER, TagValues.EMPTY, genre("Electronic")).genre())
        .isEmpty();
    assertThat(decide(ElectronicMusic.HEARD, genreTag("Hard Rock"), genre("Electronic")).genre())
        .hasSize(1);
  }

  private static TrackScores silent() {
    return new TrackScores(
        "edm/1.0.0",
        Task.SUBGENRE,
        List.of(new LabelScore("Tech House", "House", 0.2, 0.5)),
        List.of());
  }
}
