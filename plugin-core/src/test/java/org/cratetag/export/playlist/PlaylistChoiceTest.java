package org.cratetag.export.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaylistChoiceTest {
  private static final List<ListedTrack> ONE = List.of(ListedTrack.at("/m/a.mp3"));

  private static final List<DjPlaylist> PLAYLISTS =
      List.of(
          list("Tech House", "House"),
          list("Peak", "House"),
          list("Peak", "Techno", "Hard"),
          list("ALL"),
          list("History 2026-05-01"),
          list("Saturday", "History"),
          list("_LOOPS"),
          list("_RECORDINGS"),
          list("Preparation"),
          list("History of House"),
          DjPlaylist.of(List.of(), "Empty", List.of()),
          new DjPlaylist(List.of("House"), "Fresh", true, List.of()));

  @Test
  void all_passesOverWhatProgramsKeepForThemselves() {
    PlaylistChoice choice = PlaylistChoice.all(PLAYLISTS);
    assertThat(choice.chosen())
        .extracting(DjPlaylist::place)
        .containsExactly("House/Tech House", "House/Peak", "Techno/Hard/Peak", "History of House");
    assertThat(choice.passedOver())
        .extracting(each -> each.playlist().name() + " " + each.reason())
        .contains(
            "ALL by name no crate",
            "Empty empty",
            "Fresh smart, so that the file does not name its tracks")
        .hasSize(8);
  }

  @Test
  void named_takesPlaylistsAndFoldersByNameOrPlace() {
    assertThat(named("peak")).containsExactly("House/Peak", "Techno/Hard/Peak");
    assertThat(named("Techno/Hard/Peak", "all")).containsExactly("Techno/Hard/Peak", "ALL");
    assertThat(named("Techno")).containsExactly("Techno/Hard/Peak");
    assertThat(named("Techno/Hard")).containsExactly("Techno/Hard/Peak");
    assertThat(named("House")).containsExactly("House/Tech House", "House/Peak");
    assertThat(PlaylistChoice.named(PLAYLISTS, List.of("Fresh")).passedOver()).hasSize(1);
  }

  @Test
  void nameOfNothing_isRefusedWithWhatThereIs() {
    assertThatThrownBy(() -> named("Peek"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Peek'; there are House/Tech House, House/Peak, Techno/Hard/Peak");
  }

  private static List<String> named(String... names) {
    return PlaylistChoice.named(PLAYLISTS, List.of(names)).chosen().stream()
        .map(DjPlaylist::place)
        .toList();
  }

  private static DjPlaylist list(String name, String... folders) {
    return DjPlaylist.of(List.of(folders), name, ONE);
  }
}
