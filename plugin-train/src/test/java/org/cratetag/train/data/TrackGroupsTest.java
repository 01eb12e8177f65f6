package org.cratetag.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.FeatureTensor;
import org.junit.jupiter.api.Test;

class TrackGroupsTest {
  @Test
  void artist_isReadFromTheFileName() {
    assertThat(TrackGroups.artist(Path.of("Marlow - Pressure.mp3"))).hasValue("Marlow");
    assertThat(TrackGroups.artist(Path.of("03 Marlow - Pressure.mp3"))).hasValue("Marlow");
    assertThat(TrackGroups.artist(Path.of("03. A-Trak - Say.mp3"))).hasValue("A-Trak");
    assertThat(TrackGroups.artist(Path.of("808 State - Pacific.mp3"))).isPresent();
  }

  @Test
  void artist_isUnknownWhereTheNameDoesNotTell() {
    assertThat(TrackGroups.artist(Path.of("Pressure.mp3"))).isEmpty();
    assertThat(TrackGroups.artist(Path.of("03 - Pressure.mp3"))).isEmpty();
    assertThat(TrackGroups.artist(Path.of("Various Artists - Mix.mp3"))).isEmpty();
  }

  @Test
  void tracksOfOneArtist_areOneGroupAcrossCrates() {
    int[] groups =
        groups(
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
        groups(
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
    List<HeardTrack> tracks =
        List.of(
            track("Marlow - One.mp3", "a", 1),
            track("Marlow - Two.mp3", "a", 2),
            track("Marlow - Three.mp3", "a", 3));
    assertThat(groups(tracks)).doesNotHaveDuplicates();
  }

  @Test
  void tracksWithOneArtistInTheirTags_areOneGroup() {
    List<HeardTrack> tracks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Optional<String> key = i < 2 ? Optional.of("k") : Optional.empty();
      tracks.add(track(i + ".mp3", "a", key, i));
    }
    int[] groups = groups(tracks);
    assertThat(groups[0]).isEqualTo(groups[1]);
    assertThat(Arrays.stream(groups).distinct()).hasSize(9);
  }

  @Test
  void tagOnAThirdOfAllTracks_isNobodys() {
    List<HeardTrack> tracks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Optional<String> key = i % 3 == 0 ? Optional.of("various") : Optional.empty();
      tracks.add(track(i + ".mp3", "a", key, i));
    }
    assertThat(groups(tracks)).doesNotHaveDuplicates();
  }

  @Test
  void tracksOfOneAlbum_areOneGroup_whereNoArtistIsKnownAndFoldersCount() {
    List<HeardTrack> tracks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Path album = Path.of("/music/album " + i / 4);
      Optional<String> key = i == 0 ? Optional.of("k") : Optional.empty();
      FeatureTensor sound = new FeatureTensor(new float[] {i}, 1);
      tracks.add(new HeardTrack(album.resolve(i + ".mp3"), sound, key, List.of()));
    }
    List<String> labels = Collections.nCopies(tracks.size(), "House");
    int[] byAlbum = TrackGroups.of(tracks, labels, true);
    assertThat(Arrays.stream(byAlbum).distinct()).hasSize(6);
    assertThat(byAlbum[1]).isEqualTo(byAlbum[3]).isNotEqualTo(byAlbum[0]);
    assertThat(TrackGroups.of(tracks, labels, false)).doesNotHaveDuplicates();
  }

  private static HeardTrack track(String name, String crate, float sound) {
    return track(name, crate, Optional.empty(), sound);
  }

  private static HeardTrack track(String name, String crate, Optional<String> key, float sound) {
    Path path = Path.of("/crates").resolve(crate).resolve(name);
    return new HeardTrack(path, new FeatureTensor(new float[] {sound}, 1), key, List.of());
  }

  /** By the folders' names as labels. */
  private static int[] groups(List<HeardTrack> tracks) {
    return TrackGroups.of(tracks, labels(tracks), false);
  }

  private static List<String> labels(List<HeardTrack> tracks) {
    return tracks.stream().map(t -> t.path().getParent().getFileName().toString()).toList();
  }
}
