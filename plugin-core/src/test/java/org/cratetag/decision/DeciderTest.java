package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.dsp.rhythm.Tempo;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;

class DeciderTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private final Decider decider = new Decider(TAXONOMY, DecisionSettings.DEFAULT);

  private static LabelScore label(String name, String family, double probability) {
    return new LabelScore(name, family, probability, 0.6);
  }

  private static LabelScore family(String name, double probability) {
    return new LabelScore(name, name, probability, 0.7);
  }

  private static TrackScores edm(LabelScore top, LabelScore... families) {
    return new TrackScores("edm/1.0.0", Task.SUBGENRE, List.of(top), List.of(families));
  }

  private static TrackScores genre(String name, double probability) {
    return new TrackScores(
        "genre/1.0.0", Task.GENRE, List.of(label(name, name, probability)), List.of());
  }

  private TrackPrediction decide(TrackScores... scores) {
    return decider.decide(List.of(scores), Tempo.NONE);
  }

  @Test
  void saysSubgenreAndItsFamily_whenSure() {
    TrackPrediction prediction =
        decide(edm(label("Tech House", "House", 0.74), family("House", 0.91)));
    assertThat(prediction.subgenre())
        .containsExactly(new DecidedLabel("Tech House", Optional.of("House"), 0.74));
    assertThat(prediction.genre())
        .containsExactly(new DecidedLabel("House", Optional.empty(), 0.91));
    assertThat(prediction.packs()).containsExactly("edm/1.0.0");
  }

  @Test
  void packInDoubt_isNotHeard_andTheReasonIsKept() {
    TrackScores sure = edm(label("Tech House", "House", 0.9), family("House", 0.95));

    TrackPrediction prediction = decide(sure.withDoubt("the audio ends at 7.9 kHz"));

    assertThat(prediction.isSilent()).isTrue();
    assertThat(prediction.packs()).containsExactly("edm/1.0.0");
    assertThat(prediction.doubts()).containsExactly("the audio ends at 7.9 kHz");
    assertThat(decide(sure).doubts()).isEmpty();
  }

  @Test
  void genrePackInDoubt_leavesTheSubgenreToTheOthers() {
    TrackPrediction prediction =
        decide(
            genre("Rock", 0.9).withDoubt("no treble"),
            edm(label("Techno", "Techno", 0.8), family("Techno", 0.9)));

    assertThat(prediction.subgenre()).hasSize(1);
    assertThat(prediction.doubts()).containsExactly("no treble");
  }

  @Test
  void subgenreIsSaid_exactlyAtItsThreshold() {
    assertThat(decide(edm(label("Techno", "Techno", 0.6), family("Techno", 0.6))).subgenre())
        .hasSize(1);
    assertThat(
            decide(edm(label("Techno", "Techno", Math.nextDown(0.6)), family("Techno", 0.6)))
                .isSilent())
        .isTrue();
  }

  @Test
  void fallsBackToTheFamily_whenTheSubgenreIsUnsure() {
    TrackPrediction prediction =
        decide(edm(label("Tech House", "House", 0.4), family("House", 0.8)));
    assertThat(prediction.subgenre()).isEmpty();
    assertThat(prediction.genre()).extracting(DecidedLabel::label).containsExactly("House");
  }

  @Test
  void isSilent_whenTheFamilyIsUnsureToo() {
    assertThat(decide(edm(label("Tech House", "House", 0.4), family("House", 0.6))).isSilent())
        .isTrue();
  }

  @Test
  void surerFamily_silencesASubgenreOfAnother() {
    TrackPrediction prediction =
        decide(
            edm(label("Tech House", "House", 0.62), family("Techno", 0.8), family("House", 0.65)));
    assertThat(prediction.subgenre()).isEmpty();
    assertThat(prediction.genre()).extracting(DecidedLabel::label).containsExactly("Techno");
  }

  @Test
  void familyOfASubgenre_isNeverLessSureThanTheSubgenre() {
    TrackPrediction prediction =
        decide(edm(label("Tech House", "House", 0.74), family("House", 0.6)));
    assertThat(prediction.genre().get(0).confidence()).isCloseTo(0.74, within(1e-12));
  }

  @Test
  void usersMinimum_isOnTopOfTheThresholds() {
    Decider strict = new Decider(TAXONOMY, new DecisionSettings(0.75, 0.5));
    TrackPrediction prediction =
        strict.decide(
            List.of(edm(label("Tech House", "House", 0.74), family("House", 0.91))), Tempo.NONE);
    assertThat(prediction.subgenre()).isEmpty();
    assertThat(prediction.genre()).extracting(DecidedLabel::label).containsExactly("House");
  }

  @Test
  void genrePack_isTheGenreAndTheFamilyStaysWithTheSubgenre() {
    TrackPrediction prediction =
        decide(
            edm(label("Tech House", "House", 0.74), family("House", 0.91)),
            genre("Electronic", 0.9));
    assertThat(prediction.genre()).extracting(DecidedLabel::label).containsExactly("Electronic");
    assertThat(prediction.subgenre().get(0).family()).contains("House");
  }

  @Test
  void genreThatMayBeElectronic_givesWayToAnElectronicFamily() {
    TrackPrediction prediction =
        decide(edm(label("Techno", "Techno", 0.8), family("Techno", 0.8)), genre("Disco", 0.95));
    assertThat(prediction.genre()).extracting(DecidedLabel::label).containsExactly("Techno");
    assertThat(prediction.subgenre()).hasSize(1);
  }

  @Test
  void genreThatMayBeElectronic_staysWithoutAnElectronicLabel() {
    TrackPrediction silent =
        decide(edm(label("Techno", "Techno", 0.3), family("Techno", 0.3)), genre("Disco", 0.95));
    assertThat(silent.genre()).extracting(DecidedLabel::label).containsExactly("Disco");
    TrackPrediction other =
        decide(edm(label("Party", "Sunday", 0.9), family("Sunday", 0.9)), genre("Disco", 0.95));
    assertThat(other.genre()).extracting(DecidedLabel::label).containsExactly("Disco");
  }

  @Test
  void subgenrePacks_areNotHeardWhenTheGenreIsNotElectronic() {
    TrackPrediction prediction =
        decide(
            edm(label("Ambient", "Downtempo", 0.9), family("Downtempo", 0.95)), genre("Jazz", 0.7));
    assertThat(prediction.subgenre()).isEmpty();
    assertThat(prediction.genre()).extracting(DecidedLabel::label).containsExactly("Jazz");
  }

  @Test
  void firstPackThatSaysASubgenre_isHeard() {
    TrackScores crates =
        new TrackScores(
            "my-crates/1.0.0", Task.SUBGENRE, List.of(label("Warm Up", "Warm Up", 0.9)), List.of());
    TrackScores edm = edm(label("Tech House", "House", 0.95), family("House", 0.97));
    assertThat(decide(crates, edm).subgenre())
        .containsExactly(new DecidedLabel("Warm Up", Optional.empty(), 0.9));
    assertThat(decide(edm, crates).subgenre())
        .extracting(DecidedLabel::label)
        .containsExactly("Tech House");
  }

  @Test
  void ownCrate_winsOverAGenreThatContradictsIt() {
    TrackScores crates =
        new TrackScores(
            "my-crates/1.0.0",
            Task.SUBGENRE,
            List.of(label("Metal", "Pop Rock", 0.9)),
            List.of(family("Pop Rock", 0.9)));
    TrackPrediction prediction = decide(crates, genre("Jazz", 0.9));
    assertThat(prediction.genre()).extracting(DecidedLabel::label).containsExactly("Pop Rock");
    assertThat(prediction.subgenre()).extracting(DecidedLabel::label).containsExactly("Metal");
    assertThat(decide(crates, genre("Pop Rock", 0.9)).genre())
        .extracting(DecidedLabel::label)
        .containsExactly("Pop Rock");
  }

  @Test
  void genrePacksThatContradict_sayWhatHoldsBoth_orNothing() {
    assertThat(genres(genre("Pop", 0.9), other("Metal", 0.8))).containsExactly("Pop Rock");
    TrackPrediction prediction = decide(genre("Jazz", 0.9), other("Classical", 0.8));
    assertThat(prediction.genre()).isEmpty();
    assertThat(prediction.doubts()).containsExactly("packs contradict each other: Jazz, Classical");
  }

  @Test
  void genrePacksThatAgree_sayTheNarrower() {
    assertThat(genres(genre("Rock", 0.9), other("Metal", 0.8))).containsExactly("Metal");
    assertThat(genres(genre("Metal", 0.9), other("Pop Rock", 0.8))).containsExactly("Metal");
    assertThat(decide(genre("Jazz", 0.7), other("Jazz", 0.8)).genre())
        .containsExactly(new DecidedLabel("Jazz", Optional.empty(), 0.8));
  }

  @Test
  void ownGenre_isContradictedByNothing() {
    assertThat(genres(genre("Sunday", 0.9), other("Metal", 0.8))).containsExactly("Sunday");
  }

  private List<String> genres(TrackScores... scores) {
    return decide(scores).genre().stream().map(DecidedLabel::label).toList();
  }

  private static TrackScores other(String label, double probability) {
    return new TrackScores(
        "other/1.0.0", Task.GENRE, List.of(label(label, label, probability)), List.of());
  }

  @Test
  void tempo_isSaidFromItsConfidenceOn() {
    double least = DecisionSettings.DEFAULT_TEMPO_CONFIDENCE;
    assertThat(decider.decide(List.of(), new Tempo(126.2, least)).bpm()).hasValue(126.2);
    assertThat(decider.decide(List.of(), new Tempo(126.2, least - 0.01)).bpm()).isEmpty();
    assertThat(decider.decide(List.of(), new Tempo(0, 1)).bpm()).isEmpty();
  }

  @Test
  void labelOfAPlugin_isMadeReadableForServers() {
    assertThat(decide(genre("Funk / Soul", 0.9)).genre())
        .extracting(DecidedLabel::label)
        .containsExactly("Funk Soul");
    assertThat(decide(genre(" / ", 0.9)).isSilent()).isTrue();
  }

  @Test
  void noScores_areSilence() {
    assertThat(decide().isSilent()).isTrue();
  }
}
