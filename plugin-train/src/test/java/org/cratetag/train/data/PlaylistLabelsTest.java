package org.cratetag.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cratetag.export.playlist.FoundPlaylist;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;

class PlaylistLabelsTest {
  @Test
  void playlist_isSpeltAsTheTaxonomySpellsIt() {
    assertThat(labels(list("tech-house"), list("warm up"), list("A/B; c\n"), list("drum n bass")))
        .containsOnlyKeys("Tech House", "warm up", "A B c", "Drum & Bass");
  }

  @Test
  void playlistsOfAStyle_areOneCrate() {
    Map<String, Set<Path>> crates =
        labels(list("Tech House", "2025"), list("tech house", "2026"), list("House", "2026"));
    assertThat(crates).containsOnlyKeys("Tech House", "House");
    assertThat(crates.get("Tech House")).hasSize(2);
  }

  @Test
  void playlistsOfAnotherName_areToldApartByAsManyFoldersAsThatTakes() {
    assertThat(labels(list("Peak", "House"), list("Peak", "Techno"), list("Peak")))
        .containsOnlyKeys("House Peak", "Techno Peak", "Peak");
    assertThat(labels(list("Peak", "A", "Old"), list("Peak", "B", "Old")))
        .containsOnlyKeys("A Old Peak", "B Old Peak");
    assertThat(labels(list("Peak", "A", "Old"))).containsOnlyKeys("Peak");
  }

  @Test
  void playlistsThatNothingTellsApart_areOneCrate() {
    assertThat(labels(list("Peak", "A"), list("Peak", "A", "x"), list("Peak", "A")))
        .containsOnlyKeys("A Peak", "A x Peak");
    assertThat(labels(list("Peak", "A"), list("Peak", "A"))).containsOnlyKeys("A Peak");
  }

  @Test
  void aFolderOfAStyle_isTheFamilyOfItsPlaylists() {
    assertThat(
            families(
                list("Peak", "2026", "tech-house"),
                list("Opening", "Techno", "Berlin"),
                list("Late", "2026")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("Peak", "House", "Opening", "Techno"));
  }

  @Test
  void aPlaylistOfAStyle_hasTheFamilyOfThat_whateverItsFolder() {
    assertThat(families(list("Deep House", "Techno"))).isEmpty();
  }

  @Test
  void playlistsOfOneCrate_inFoldersOfOtherFamilies_leaveItWithout() {
    assertThat(families(list("Peak", "House"), list("Peak", "House"), list("Late", "Trance")))
        .isEqualTo(Map.of("House Peak", "House", "Late", "Trance"));
  }

  private static Map<String, String> families(FoundPlaylist... playlists) {
    Map<String, String> families = new TreeMap<>();
    PlaylistLabels.crates(List.of(playlists), Taxonomy.bundled())
        .forEach(crate -> crate.family().ifPresent(each -> families.put(crate.name(), each)));
    return families;
  }

  private static Map<String, Set<Path>> labels(FoundPlaylist... playlists) {
    Map<String, Set<Path>> crates = new TreeMap<>();
    PlaylistLabels.crates(List.of(playlists), Taxonomy.bundled())
        .forEach(crate -> crates.put(crate.name(), crate.tracks()));
    return crates;
  }

  private static FoundPlaylist list(String name, String... folders) {
    Path track = Path.of("/m/" + String.join("-", folders) + name.hashCode() + ".mp3");
    return new FoundPlaylist(List.of(folders), name, List.of(track), List.of());
  }
}
