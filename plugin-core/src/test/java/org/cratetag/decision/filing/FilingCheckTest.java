package org.cratetag.decision.filing;

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
import org.cratetag.decision.filing.FilingCheck.Verdict;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;

class FilingCheckTest {
  private static final TrackPrediction NOTHING = heard(List.of());

  private final FilingCheck check =
      new FilingCheck(
          new LabelMap(
              Taxonomy.bundled(),
              new LabelRules(
                  Map.of("Psy-Trance", "Goa things"),
                  Map.of(),
                  Map.of(),
                  List.of(),
                  List.of(),
                  List.of())),
          List.of(
              Map.of("Peak Time", "My Techno", "Late", "Late", "Hip-Hop", "Hip-Hop"),
              Map.of("Other", "Other")));

  @Test
  void same_ancestorAndDescendant_agree() {
    assertAgrees("Tech House", heard(List.of("House"), "Tech House"));
    assertAgrees("tech-house", heard(List.of("House"), "Tech House"));
    assertAgrees("House", heard(List.of("House"), "Tech House"));
    assertAgrees("Electronic", heard(List.of("House"), "Tech House"));
    assertAgrees("Tech House", heard(List.of("House")));
    assertAgrees("Tech House", heard(List.of("Electronic")));
    assertAgrees("DnB", heard(List.of("Drum & Bass")));
  }

  @Test
  void anotherStyle_disagrees_evenOfTheSameFamily() {
    assertDisagrees("Trance", List.of("Tech House"), heard(List.of("Trance"), "Trance"));
    assertDisagrees("Deep House", List.of("Tech House"), heard(List.of("House"), "Deep House"));
    assertDisagrees("Rock", List.of("Tech House"), heard(List.of("Rock")));
  }

  @Test
  void severalCrates_needOneThatFits() {
    assertThat(check.judge(List.of("Tech House", "Trance"), heard(List.of(), "Trance")))
        .isEqualTo(new Verdict.Agrees());
    assertDisagrees(
        "Ambient", List.of("Tech House", "Trance"), heard(List.of("Ambient")), "Weekend");
  }

  @Test
  void whatIsNotHeard_orCannotBeCompared_isNotSure() {
    assertThat(check.judge(List.of("Tech House"), NOTHING)).isEqualTo(new Verdict.NotSure());
    assertThat(check.judge(List.of("Peak Time"), heard(List.of("House"), "Deep House")))
        .isEqualTo(new Verdict.NotSure());
    assertThat(check.judge(List.of("Other"), heard(List.of(), "Late")))
        .isEqualTo(new Verdict.NotSure());
  }

  @Test
  void labelsOfOnePack_areComparedByItsFamilies() {
    assertDisagrees("Late", List.of("Peak Time"), heard(List.of(), "Late"));
    assertDisagrees("Peak Time", List.of("hip hop"), heard(List.of(), "Peak Time"));
    assertAgrees("My Techno", heard(List.of(), "Peak Time"));
    assertAgrees("Peak Time", heard(List.of("My Techno")));
  }

  @Test
  void subgenreThatCannotBeCompared_leavesItToTheGenre() {
    assertDisagrees("Techno", List.of("House"), heard(List.of("Techno"), "Late"));
  }

  @Test
  void namesThatTheUserGives_areKnownAndSaid() {
    assertAgrees("Goa things", heard(List.of("Trance"), "Psy-Trance"));
    assertAgrees("Trance", heard(List.of("Trance"), "Psy-Trance"));
    assertThat(check.judge(List.of("Tech House"), heard(List.of(), "Psy-Trance")))
        .isEqualTo(
            new Verdict.Disagrees(List.of("Tech House"), label("Goa things", Optional.empty())));
  }

  @Test
  void knownAreStylesAndLabelsOfPacks() {
    assertThat(Stream.of("tech house", "EDM", "peak time", "My Techno", "Rock"))
        .allMatch(check::knows);
    assertThat(Stream.of("Best of 2026", "Weekend", "")).noneMatch(check::knows);
  }

  private void assertAgrees(String crate, TrackPrediction heard) {
    assertThat(check.judge(List.of(crate), heard)).as(crate).isEqualTo(new Verdict.Agrees());
  }

  private void assertDisagrees(
      String label, List<String> against, TrackPrediction heard, String... more) {
    List<String> crates = Stream.concat(against.stream(), Stream.of(more)).toList();
    assertThat(check.judge(crates, heard))
        .isEqualTo(new Verdict.Disagrees(against, label(label, Optional.empty())));
  }

  private static TrackPrediction heard(List<String> genres, String... subgenres) {
    return new TrackPrediction(
        genres.stream().map(genre -> label(genre, Optional.empty())).toList(),
        Stream.of(subgenres).map(each -> label(each, Optional.empty())).toList(),
        OptionalDouble.empty(),
        List.of());
  }

  private static DecidedLabel label(String name, Optional<String> family) {
    return new DecidedLabel(name, family, 0.91);
  }
}
