package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecidedLabel;
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

/** From the scores of a genre pack beside a subgenre pack to the fields that are written. */
class GenreAndSubgenreTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();

  private static TrackScores genre(String label, double probability) {
    return new TrackScores(
        "genre/1.0.0",
        Task.GENRE,
        List.of(new LabelScore(label, label, probability, 0.6)),
        List.of());
  }

  private static TrackScores techHouse(double probability, double family) {
    return new TrackScores(
        "edm-subgenre/1.0.0",
        Task.SUBGENRE,
        List.of(new LabelScore("Tech House", "House", probability, 0.6)),
        List.of(new LabelScore("House", "House", family, 0.7)));
  }

  private static Map<TagField, List<String>> written(Profile profile, TrackScores... scores) {
    TrackPrediction prediction =
        new Decider(TAXONOMY, DecisionSettings.DEFAULT).decide(List.of(scores), Tempo.NONE);
    TagPolicy policy =
        new TagPolicy(
            TAXONOMY,
            new PolicySettings(profile, ExistingPolicy.KEEP, EnumSet.allOf(TagField.class)));
    TagValues change = policy.decide(AudioFormat.FLAC, TagValues.EMPTY, prediction).change();
    return change.fields().entrySet().stream()
        .filter(field -> field.getKey() != TagField.CRATETAG)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void server_writesTheGenreAlone() {
    assertThat(written(Profile.SERVER, genre("Jazz", 0.9), techHouse(0.2, 0.3)))
        .isEqualTo(Map.of(TagField.GENRE, List.of("Jazz")));
  }

  private static TrackPrediction said(DecisionSettings.Spoken spoken, TrackScores... scores) {
    DecisionSettings settings =
        new DecisionSettings(0, 0.6, ElectronicMusic.AUTO, TempoSettings.DEFAULT, spoken);
    return new Decider(TAXONOMY, settings).decide(List.of(scores), Tempo.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Spoken Word", "Audiobook"})
  void speech_isSaidWhereThatIsAskedFor_andTheReasonIsToldElsewhere(String speech) {
    TrackPrediction asked =
        said(DecisionSettings.Spoken.SPOKEN_WORD, genre(speech, 0.9), techHouse(0.8, 0.9));
    assertThat(asked.genre()).extracting(DecidedLabel::label).containsExactly(speech);
    TrackPrediction silent =
        said(DecisionSettings.Spoken.NOTHING, genre(speech, 0.9), techHouse(0.8, 0.9));
    assertThat(silent.isSilent()).isTrue();
    assertThat(silent.doubts())
        .contains(speech + " is not said: 'spoken: spoken-word' in the settings asks for it")
        .anyMatch(doubt -> doubt.contains("it is taken for " + speech));
    assertThat(said(DecisionSettings.Spoken.NOTHING, genre(speech, 0.5)).doubts()).isEmpty();
    assertThat(said(DecisionSettings.Spoken.SPOKEN_WORD, genre(speech, 0.5)).isSilent()).isTrue();
  }

  @Test
  void crateOfSpeech_isSaidInAnyCase() {
    TrackScores crates =
        new TrackScores(
            "my-crates/1.0.0",
            Task.SUBGENRE,
            List.of(new LabelScore("Podcast", "Podcast", 0.9, 0.6)),
            List.of());
    assertThat(said(DecisionSettings.Spoken.NOTHING, crates, genre("Spoken Word", 0.9)).subgenre())
        .extracting(DecidedLabel::label)
        .containsExactly("Podcast");
  }

  @Test
  void server_writesFamilyThenSubgenreOfElectronicMusic() {
    assertThat(written(Profile.SERVER, techHouse(0.8, 0.9), genre("Electronic", 0.9)))
        .isEqualTo(
            Map.of(
                TagField.GENRE, List.of("House", "Tech House"),
                TagField.STYLE, List.of("Tech House")));
  }

  @Test
  void server_writesTheFamilyAloneWhenTheSubgenreIsUnsure() {
    assertThat(written(Profile.SERVER, genre("Electronic", 0.9), techHouse(0.3, 0.9)))
        .isEqualTo(Map.of(TagField.GENRE, List.of("House")));
  }

  @Test
  void server_writesNoSubgenreBesideAGenreThatIsNotElectronic() {
    assertThat(written(Profile.SERVER, genre("Classical", 0.9), techHouse(0.8, 0.9)))
        .isEqualTo(Map.of(TagField.GENRE, List.of("Classical")));
  }

  @Test
  void server_writesFamilyAndSubgenreWhenTheGenreIsUnsure() {
    assertThat(written(Profile.SERVER, genre("Jazz", 0.5), techHouse(0.8, 0.9)))
        .isEqualTo(
            Map.of(
                TagField.GENRE, List.of("House", "Tech House"),
                TagField.STYLE, List.of("Tech House")));
  }

  @Test
  void dj_writesOneValueTheNarrowest() {
    assertThat(written(Profile.DJ, genre("Electronic", 0.9), techHouse(0.8, 0.9)))
        .isEqualTo(
            Map.of(
                TagField.GENRE, List.of("Tech House"),
                TagField.GROUPING, List.of("House"),
                TagField.STYLE, List.of("Tech House")));
    assertThat(written(Profile.DJ, genre("Electronic", 0.9), techHouse(0.3, 0.9)))
        .isEqualTo(Map.of(TagField.GENRE, List.of("House"), TagField.GROUPING, List.of("House")));
    assertThat(written(Profile.DJ, genre("Rock", 0.9), techHouse(0.3, 0.4)))
        .containsEntry(TagField.GENRE, List.of("Rock"));
  }

  @Test
  void bothUnsure_writeNothing() {
    assertThat(written(Profile.SERVER, genre("Jazz", 0.5), techHouse(0.3, 0.4))).isEmpty();
  }
}
