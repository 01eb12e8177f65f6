package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TrackPrediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {
  private static final String EXAMPLE =
      "edm-subgenre/1.0.0; genre=House:0.91; style=Tech House:0.74; bpm=126; "
          + "GENRE=House|Tech House; BPM=126";

  @Test
  void text_isTheOneInTheSpecification() {
    TrackPrediction prediction =
        new TrackPrediction(
            List.of(new DecidedLabel("House", Optional.empty(), 0.9089)),
            List.of(new DecidedLabel("Tech House", Optional.of("House"), 0.74)),
            OptionalDouble.of(126.2),
            List.of("edm-subgenre/1.0.0"));
    Provenance provenance =
        Provenance.of(
            prediction,
            Map.of(TagField.GENRE, List.of("House", "Tech House"), TagField.BPM, List.of("126")));
    assertThat(provenance.text()).isEqualTo(EXAMPLE);
    assertThat(Provenance.find(List.of(EXAMPLE))).contains(provenance);
  }

  @Test
  void value_thatAnEditorSplitAtSemicolonsIsReadAsOne() {
    assertThat(Provenance.find(List.of(EXAMPLE.split("; "))))
        .isEqualTo(Provenance.find(List.of(EXAMPLE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "=",
        "=;=",
        "%",
        "GENRE",
        "my own note",
        "see http://example.org/?a=b",
        "genre:House",
        "\0\0",
        "x; y; z"
      })
  void foreignValues_areNotOurs(String value) {
    assertThat(Provenance.find(List.of(value))).isEmpty();
  }

  @Test
  void hostileNumbers_areLeftOut() {
    Provenance found =
        Provenance.find(
                List.of("-; genre=House:NaN|Trance:9|Techno:0.50; bpm=999999999999999999999; BPM="))
            .orElseThrow();
    assertThat(found.genre()).containsExactly(new Provenance.Heard("Techno", 0.5));
    assertThat(found.bpm()).isEmpty();
    assertThat(found.written()).isEmpty();
  }

  @Test
  void hugeValue_isNotOurs() {
    assertThat(Provenance.find(List.of("GENRE=" + "x|".repeat(1 << 20)))).isEmpty();
  }

  @Property(tries = 500)
  void anyText_isReadWithoutFailing(@ForAll List<String> values) {
    assertThat(Provenance.find(values)).isNotNull();
  }

  @Property(tries = 500)
  void everyProvenance_isReadBackAsItWas(@ForAll("provenances") Provenance provenance) {
    assertThat(Provenance.find(List.of(provenance.text()))).contains(provenance);
    assertThat(provenance.text()).doesNotContainPattern("\\p{Cntrl}");
  }

  @Provide
  Arbitrary<Provenance> provenances() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.of("House", "R&B", "a=b:c|d;e,f%g", " x ", "é\n", "%0041"),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(12));
    Arbitrary<List<String>> names = texts.list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<List<Provenance.Heard>> heard =
        Combinators.combine(texts, Arbitraries.doubles().between(0, 1))
            .as(Provenance.Heard::new)
            .list()
            .ofMaxSize(2);
    Arbitrary<OptionalLong> bpm = Arbitraries.longs().between(1, 999).map(OptionalLong::of);
    Arbitrary<Map<TagField, List<String>>> written =
        Arbitraries.maps(
                Arbitraries.of(TagField.GENRE, TagField.STYLE, TagField.GROUPING, TagField.BPM),
                names)
            .ofMinSize(1);
    return Combinators.combine(names, heard, heard, bpm, written).as(Provenance::new);
  }
}
