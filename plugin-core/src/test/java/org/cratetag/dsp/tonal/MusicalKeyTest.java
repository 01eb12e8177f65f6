package org.cratetag.dsp.tonal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicalKeyTest {
  /** The wheel as Mixed In Key prints it, and Traktor's. */
  @ParameterizedTest
  @CsvSource({
    "C, 8B, 1d", "Am, 8A, 1m", "G, 9B, 2d", "Em, 9A, 2m", "F, 7B, 12d", "Dm, 7A, 12m",
    "B, 1B, 6d", "G#m, 1A, 6m", "F#, 2B, 7d", "Ebm, 2A, 7m", "Db, 3B, 8d", "Bbm, 3A, 8m",
    "E, 12B, 5d", "C#m, 12A, 5m", "Bm, 10A, 3m", "Fm, 4A, 9m", "Cm, 5A, 10m", "Eb, 5B, 10d"
  })
  void key_isNamedAsOnTheWheels(String name, String camelot, String openKey) {
    MusicalKey key = MusicalKey.find(name).orElseThrow();
    assertThat(List.of(key.name(), key.camelot(), key.openKey()))
        .containsExactly(name, camelot, openKey);
  }

  @Property
  void everyKey_isReadBackFromEachNotation(
      @ForAll @IntRange(min = 0, max = 11) int tonic, @ForAll boolean minor) {
    MusicalKey key = new MusicalKey(tonic, minor);
    assertThat(Stream.of(key.name(), key.camelot(), key.openKey()).map(MusicalKey::find))
        .allSatisfy(found -> assertThat(found).contains(key));
    assertThat(key.name()).hasSizeLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "A minor, Am",
    "Amin, Am",
    "am, Am",
    "Gb, F#",
    "A♭ maj, Ab",
    "08A, Am",
    "8a, Am",
    "D#m, Ebm",
    "C major, C",
    "Cb, B",
    "B#, C",
    " F#m , F#m"
  })
  void spellingOfPeople_isRead(String text, String name) {
    assertThat(MusicalKey.find(text)).map(MusicalKey::name).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "o", "H", "b", "13A", "0A", "8C", "Am7", "All", "A minor or C major"})
  void otherText_isNoKey(String text) {
    assertThat(MusicalKey.find(text)).isEmpty();
  }

  @Test
  void relations_areToldApart() {
    MusicalKey am = MusicalKey.find("Am").orElseThrow();
    assertThat(
            Stream.of("Am", "C", "Em", "Dm", "A", "F")
                .map(name -> am.to(MusicalKey.find(name).orElseThrow())))
        .containsExactly(
            MusicalKey.Relation.SAME,
            MusicalKey.Relation.RELATIVE,
            MusicalKey.Relation.FIFTH,
            MusicalKey.Relation.FIFTH,
            MusicalKey.Relation.PARALLEL,
            MusicalKey.Relation.OTHER);
  }
}
