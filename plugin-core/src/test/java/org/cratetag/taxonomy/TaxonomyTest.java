package org.cratetag.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxonomyTest {
  private final Taxonomy taxonomy = Taxonomy.bundled();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Drum & Bass",
        "drum and bass",
        "DRUM N BASS",
        "Drum 'n' Bass",
        "D&B",
        "DnB",
        "Drum+Bass"
      })
  void findsTheLabel_howeverItIsSpelt(String name) {
    assertThat(taxonomy.find(name)).get().extracting(Taxonomy.Term::name).isEqualTo("Drum & Bass");
  }

  @Test
  void findsTheSubgenre_whenAFamilyHasTheSameName() {
    assertThat(taxonomy.find("house")).get().isInstanceOf(Taxonomy.Label.class);
  }

  @Test
  void findsTheCanonicalName_beforeAnAliasOfAnother() {
    Taxonomy small =
        Taxonomy.fromJson(
            """
            {"schema":"cratetag-taxonomy/1","families":[{"name":"Dance"}],"labels":[
              {"name":"Dance Pop","family":"Dance","aliases":{"other":["Dance"]}}]}
            """);
    assertThat(small.find("Dance")).get().isInstanceOf(Taxonomy.Family.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "?", "Polka", "日本"})
  void findsNothing_forForeignNames(String name) {
    assertThat(taxonomy.find(name)).isEmpty();
  }

  @Test
  void sameness_needsMoreThanPunctuation() {
    assertThat(taxonomy.isSame("Hip Hop", "hip-hop")).isTrue();
    assertThat(taxonomy.isSame("Café", "cafe")).isTrue();
    assertThat(taxonomy.isSame("!!!", "???")).isFalse();
    assertThat(taxonomy.isSame("Tech House", "Techno")).isFalse();
  }

  @Test
  void electronic_isWhatOnlyElectronicMusicIsCalled() {
    assertThat(taxonomy.isElectronic("Electronic")).isTrue();
    assertThat(taxonomy.isElectronic("tech house")).isTrue();
    assertThat(taxonomy.isElectronic("Jazz")).isFalse();
    assertThat(taxonomy.isElectronic("Reggae")).isFalse();
    assertThat(taxonomy.isElectronic("Hip-Hop")).isFalse();
    assertThat(taxonomy.isElectronic("Funk")).isFalse();
    assertThat(taxonomy.isElectronic("Liquid Dub Techno")).isTrue();
    assertThat(taxonomy.isNeverElectronic("film-score")).isTrue();
    assertThat(taxonomy.isNeverElectronic("Female Fronted Metal")).isTrue();
    assertThat(taxonomy.isNeverElectronic("Indie Rock")).isTrue();
    assertThat(taxonomy.isNeverElectronic("Electronic Rock")).isFalse();
    assertThat(taxonomy.isElectronic("Electronic Rock")).isFalse();
    assertThat(taxonomy.isNeverElectronic("Pop")).isFalse();
    assertThat(taxonomy.isNeverElectronic("")).isFalse();
  }

  @Test
  void everyName_isOneThatServersReadAndFindsItself() {
    assertThat(taxonomy.labels()).hasSizeGreaterThan(30);
    assertThat(taxonomy.labels())
        .allSatisfy(
            label -> {
              assertThat(label.name()).doesNotContainPattern("[;/,]");
              assertThat(taxonomy.find(label.name())).contains(label);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"schema\":\"cratetag-taxonomy/2\"}",
        "{\"schema\":\"cratetag-taxonomy/1\",\"families\":[{}],\"labels\":[]}",
        "{\"schema\":\"cratetag-taxonomy/1\",\"families\":[],"
            + "\"labels\":[{\"name\":\"A\",\"family\":\"B\"}]}"
      })
  void refuses_whatIsNoTaxonomy(String json) {
    assertThatThrownBy(() -> Taxonomy.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("taxonomy");
  }
}
