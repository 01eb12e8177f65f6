package org.cratetag.lab.genre;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenreLabelsTest {
  private final GenreLabels labels = new GenreLabels();

  @ParameterizedTest
  @CsvSource({
    "Pop/Rock, Metal Pop Rock",
    "Rap, Hip-Hop",
    "Hard Techno, Electronic",
    "Metal, Metal",
    "Rock, Rock",
    "Disco, Disco",
    "Ragtime, Jazz",
    "Speech, Spoken Word",
    "Sound Effects, Other",
    "Polka, Other"
  })
  void right_ofAKind_isWhatAnswersToIt(String kind, String expected) {
    assertThat(String.join(" ", right(List.of(kind)))).isEqualTo(expected);
  }

  @Test
  void right_ofSeveralKinds_isAnyOfThem() {
    assertThat(right(List.of("Jazz", "Blues"))).containsExactly("Blues", "Jazz");
    assertThat(right(List.of())).isEmpty();
  }

  private List<String> right(List<String> kinds) {
    List<String> right = new ArrayList<>();
    float[] values = labels.right(kinds);
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0) {
        right.add(GenreLabels.ALL.get(i));
      }
    }
    return right;
  }
}
