package org.cratetag.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.decision.LabelMap;
import org.cratetag.decision.LabelRules;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.evaluate.WorldTrial.Verdict;
import org.junit.jupiter.api.Test;

class WorldTrialTest {
  private final WorldTrial.Judge judge = new WorldTrial.Judge(Taxonomy.bundled());

  @Test
  void judge_ofHardTechno_followsTheTree() {
    assertThat(verdict("Hard Techno", List.of("Techno"), List.of("Hard Techno")))
        .isEqualTo(Verdict.RIGHT);
    assertThat(verdict("Hard Techno", List.of("Techno"), List.of())).isEqualTo(Verdict.KIN);
    assertThat(verdict("Hard Techno", List.of("Hip-Hop"), List.of())).isEqualTo(Verdict.WRONG);
    assertThat(verdict("Hard Techno", List.of(), List.of())).isEqualTo(Verdict.SILENT);
  }

  @Test
  void judge_ofWrongGenreBesideARightSubgenre_isWrong() {
    assertThat(verdict("Tech House", List.of("Classical"), List.of("Tech House")))
        .isEqualTo(Verdict.WRONG);
  }

  @Test
  void judge_ofAKindInTheUsersWords_knowsWhatItIs() {
    LabelRules rules =
        new LabelRules(
            Map.of("Tech House", "Techy"), Map.of(), Map.of(), List.of(), List.of(), List.of());
    WorldTrial.Judge knowing =
        new WorldTrial.Judge(new LabelMap(Taxonomy.bundled(), rules).taxonomy());
    DecidedLabel house = new DecidedLabel("Tech House", Optional.of("House"), 0.9);
    TrackPrediction heard =
        new TrackPrediction(List.of(), List.of(house), OptionalDouble.empty(), List.of());
    WorldTrial.Track known = knowing.judge("a track", List.of("Techy"), heard);
    assertThat(known.verdict()).isEqualTo(Verdict.RIGHT);
    assertThat(known.isElectronic()).isTrue();
    assertThat(judge.judge("a track", List.of("Techy"), heard).verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void judge_ofSpeech_isSilentOrWrong() {
    assertThat(verdict("Speech", List.of(), List.of())).isEqualTo(Verdict.SILENT);
    assertThat(verdict("Speech", List.of("Hip-Hop"), List.of())).isEqualTo(Verdict.WRONG);
    assertThat(verdict("Speech", List.of("Spoken Word"), List.of())).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void judge_ofSeveralKinds_takesAny() {
    assertThat(
            judge
                .judge("a", List.of("Jazz", "Blues"), prediction(List.of("Blues"), List.of()))
                .verdict())
        .isEqualTo(Verdict.RIGHT);
  }

  @Test
  void counts_tellWhatElectronicMusicIsTakenFor() {
    WorldTrial trial =
        new WorldTrial(
            List.of(
                judge.judge("a", List.of("Techno"), prediction(List.of("Hip-Hop"), List.of())),
                judge.judge("b", List.of("Techno"), prediction(List.of("House"), List.of())),
                judge.judge("c", List.of("Rock"), prediction(List.of("Metal"), List.of())),
                judge.judge("d", List.of("Rock"), prediction(List.of(), List.of()))));

    assertThat(trial.electronic(true))
        .isEqualTo(new WorldTrial.Counts(2, 0, 0, 2, 1, Optional.of("House 1")));
    assertThat(trial.byKind().get("Rock"))
        .isEqualTo(new WorldTrial.Counts(2, 1, 0, 0, 0, Optional.empty()));
    assertThat(trial.all().silent()).isEqualTo(1);
    assertThat(trial.wrong()).extracting(WorldTrial.Track::name).containsExactly("a", "b");
  }

  private Verdict verdict(String kind, List<String> genres, List<String> subgenres) {
    return judge.judge("track", List.of(kind), prediction(genres, subgenres)).verdict();
  }

  private static TrackPrediction prediction(List<String> genres, List<String> subgenres) {
    return new TrackPrediction(
        labels(genres), labels(subgenres), OptionalDouble.empty(), List.of("p/1.0.0"), List.of());
  }

  private static List<DecidedLabel> labels(List<String> names) {
    return Stream.of(names)
        .flatMap(List::stream)
        .map(name -> new DecidedLabel(name, Optional.empty(), 0.9))
        .toList();
  }
}
