package org.cratetag.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cratetag.taxonomy.StyleTree.Agreement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTreeTest {
  private final StyleTree tree = new StyleTree(Taxonomy.bundled());

  @ParameterizedTest
  @CsvSource({
    "Hard Techno, Hard Techno, SAME",
    "Techno, Hard Techno, KIN",
    "Hard Dance, Hard Techno, KIN",
    "Electronic, Hard Techno, KIN",
    "Electro, Hard Techno, KIN",
    "Hip-Hop, Hard Techno, OTHER",
    "House, Hard Techno, OTHER",
    "Tech House, House, SAME",
    "Techno, Electronic, SAME",
    "Hip-Hop, Electronic, OTHER",
    "Metal, Rock, SAME",
    "Rock, Metal, KIN",
    "Pop Rock, Metal, KIN",
    "Metal, Pop/Rock, SAME",
    "Pop, Rock, OTHER",
    "Rap, Hip-Hop, SAME",
    "R&B, Soul, SAME",
    "Disco, R&B, KIN",
    "Classical, Stage & Screen, KIN",
    "Ragtime, Jazz, SAME",
    "Schranz, Techno, SAME",
    "Polka, Jazz, OTHER",
    "Polka, polka, SAME"
  })
  void agreement_ofTwoNames_isByTheTree(String said, String kind, Agreement expected) {
    assertThat(tree.agreement(said, kind)).isEqualTo(expected);
  }

  @Test
  void agreement_withSeveralKinds_isTheBest() {
    assertThat(tree.agreement("Blues", List.of("Jazz", "Blues"))).isEqualTo(Agreement.SAME);
    assertThat(tree.agreement("Blues", List.of())).isEqualTo(Agreement.OTHER);
  }
}
