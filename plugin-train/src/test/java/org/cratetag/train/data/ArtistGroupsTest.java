package org.cratetag.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArtistGroupsTest {
  @Test
  void tracksAreOneGroup_whenTheyShareAnArtistThroughOthers() {
    int[] groups = ArtistGroups.of(List.of("Ann", "Bob, Ann", "Cy feat. Bob", "Dee"));
    assertThat(groups).containsExactly(groups[0], groups[0], groups[0], groups[3]);
    assertThat(groups[3]).isNotEqualTo(groups[0]);
  }

  @Test
  void duosKeepTheirName_whenItHoldsAnAmpersand() {
    assertThat(ArtistGroups.names("Block & Crown, Lissat"))
        .containsExactly("block & crown", "lissat");
  }

  @Test
  void tracksWithoutArtist_areGroupsOfTheirOwn() {
    assertThat(ArtistGroups.of(List.of("", "", " "))).containsExactly(0, 1, 2);
  }
}
