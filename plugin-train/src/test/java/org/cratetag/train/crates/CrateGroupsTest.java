package org.cratetag.train.crates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.FeatureTensor;
import org.junit.jupiter.api.Test;

class CrateGroupsTest {
  @Test
  void artist_isReadFromTheFileName() {
    assertThat(CrateGroups.artist(track("Marlow - Pressure.mp3", "a", 0))).hasValue("Marlow");
    assertThat(CrateGroups.artist(track("03 Marlow - Pressure.mp3", "a", 0))).hasValue("Marlow");
    assertThat(CrateGroups.artist(track("03. A-Trak - Say.mp3", "a", 0))).hasValue("A-Trak");
    assertThat(CrateGroups.artist(track("808 State - Pacific.mp3", "a", 0))).isPresent();
  }

  @Test
  void artist_isUnknownWhereTheNameDoesNotTell() {
    assertThat(CrateGroups.artist(track("Pressure.mp3", "a", 0))).isEmpty();
    assertThat(CrateGroups.artist(track("03 - Pressure.mp3", "a", 0))).isEmpty();
    assertThat(CrateGroups.artist(track("Various Artists - Mix.mp3", "a", 0))).isEmpty();
  }

  @Test
  void tracksOfOneArtist_areOneGroupAcrossCrates() {
    int[] groups =
        CrateGroups.of(
            List.of(
                track("Marlow - One.mp3", "a", 1),
                track("Unit - Two.mp3", "a", 2),
                track("Fern - Three.mp3", "a", 3),
                track("marlow feat. Ada - Four.mp3", "b", 4),
                track("Five.mp3", "b", 5),
                track("Six.mp3", "b", 6)));
    assertThat(groups[0]).isEqualTo(groups[3]);
    assertThat(groups).containsOnlyOnce(groups[1], groups[2], groups[4], groups[5]);
  }

  @Test
  void sameSoundUnderTwoNames_isOneGroup() {
    int[] groups =
        CrateGroups.of(
            List.of(
                track("One.mp3", "a", 1),
                track("Copy.mp3", "b", 1),
                track("Three.mp3", "a", 3),
                track("Four.mp3", "b", 4)));
    assertThat(groups[0]).isEqualTo(groups[1]);
    assertThat(groups[2]).isNotEqualTo(groups[0]).isNotEqualTo(groups[3]);
  }

  @Test
  void crateOfOneArtist_isGroupedByTrack() {
    List<CrateTrack> tracks =
        List.of(
            track("Marlow - One.mp3", "a", 1),
            track("Marlow - Two.mp3", "a", 2),
            track("Marlow - Three.mp3", "a", 3));
    assertThat(CrateGroups.of(tracks)).doesNotHaveDuplicates();
  }

  @Test
  void tracksWithOneArtistInTheirTags_areOneGroup() {
    List<CrateTrack> tracks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Optional<String> key = i < 2 ? Optional.of("k") : Optional.empty();
      tracks.add(track(i + ".mp3", "a", key, i));
    }
    int[] groups = CrateGroups.of(tracks);
    assertThat(groups[0]).isEqualTo(groups[1]);
    assertThat(Arrays.stream(groups).distinct()).hasSize(9);
  }

  @Test
  void tagOnAThirdOfAllTracks_isNobodys() {
    List<CrateTrack> tracks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Optional<String> key = i % 3 == 0 ? Optional.of("various") : Optional.empty();
      tracks.add(track(i + ".mp3", "a", key, i));
    }
    assertThat(CrateGroups.of(tracks)).doesNotHaveDuplicates();
  }

  private static CrateTrack track(String name, String crate, float sound) {
    return track(name, crate, Optional.empty(), sound);
  }

  private static CrateTrack track(String name, String crate, Optional<String> key, float sound) {
    Path path = Path.of("/crates").resolve(crate).resolve(name);
    return new CrateTrack(path, crate, key, new FeatureTensor(new float[] {sound}, 1));
  }
}
