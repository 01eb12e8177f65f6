package org.cratetag.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.train.crates.CrateException;
import org.junit.jupiter.api.Test;

class OtherTracksTest {
  private static final Path OWN = Path.of("/crates/House/1.mp3");

  private final OtherTracks others =
      new OtherTracks(List.of("Deep House", "House", "Warm-Up"), List.of(OWN));

  @Test
  void kindsTakeTurns_upToThreeHundred() throws Exception {
    add("Jazz", 500, 0.9);
    add("Metal", 40, 0.9);
    List<OtherTracks.Track> chosen = others.choose();
    assertThat(chosen).hasSize(300);
    assertThat(chosen.stream().map(OtherTracks.Track::kind).filter("Metal"::equals)).hasSize(40);
    assertThat(chosen).extracting(OtherTracks.Track::path).doesNotHaveDuplicates();
  }

  @Test
  void whatMayBelongIntoACrate_orIsNotSure_isNoOtherMusic() throws Exception {
    add("Jazz", 20, 0.9);
    add("Metal", 20, 0.9);
    others.add(OWN, said("Jazz", 0.9));
    add("Tech House", 5, 0.9); // A part of a crate.
    add("Electronic", 5, 0.9); // What a crate is a part of.
    add("Blues", 5, 0.6);
    others.add(
        Path.of("/library/both.mp3"),
        new TrackPrediction(
            List.of(new DecidedLabel("Jazz", Optional.empty(), 0.9)),
            List.of(new DecidedLabel("Deep House", Optional.of("House"), 0.5)),
            OptionalDouble.empty(),
            List.of("genre/1.0.0")));
    assertThat(others.choose())
        .hasSize(40)
        .noneMatch(track -> track.path().equals(OWN))
        .extracting(OtherTracks.Track::kind)
        .containsOnly("Jazz", "Metal");
  }

  @Test
  void whatAPersonWrote_countsWhereEveryWordOfItIsKnown() throws Exception {
    add("Jazz", 29, 0.9);
    assertThat(others.isWanted()).isTrue();
    others.add(Path.of("/library/1.mp3"), List.of("Reggae", "Blues"));
    others.add(Path.of("/library/2.mp3"), List.of("Reggae", "For the beach"));
    others.add(Path.of("/library/3.mp3"), List.of("Reggae", "Tech House"));
    others.add(Path.of("/library/4.mp3"), List.of());
    others.add(OWN, List.of("Reggae"));
    assertThat(others.choose())
        .hasSize(30)
        .contains(new OtherTracks.Track("Reggae", Path.of("/library/1.mp3")));
    add("Metal", 300, 0.9);
    assertThat(others.isWanted()).isFalse();
  }

  @Test
  void tooFew_orOfOneKind_isToldWithWhatToDo() {
    add("Jazz", 100, 0.9);
    assertThatThrownBy(others::choose)
        .isInstanceOf(CrateException.class)
        .hasMessageContaining("100 of 1 kinds are known")
        .hasMessageContaining("cratetag scan DIR");
  }

  private void add(String label, int count, double confidence) {
    for (int i = 0; i < count; i++) {
      others.add(Path.of("/library/" + label + i + ".mp3"), said(label, confidence));
    }
  }

  private static TrackPrediction said(String label, double confidence) {
    return new TrackPrediction(
        List.of(new DecidedLabel(label, Optional.empty(), confidence)),
        List.of(),
        OptionalDouble.empty(),
        List.of("genre/1.0.0"));
  }
}
