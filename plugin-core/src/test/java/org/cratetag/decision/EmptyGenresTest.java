package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Genres that say nothing, and tempi that are none. */
class EmptyGenresTest {
  private static final TrackPrediction HOUSE =
      new TrackPrediction(
          List.of(new DecidedLabel("House", Optional.empty(), 0.9)),
          List.of(),
          OptionalDouble.of(126),
          List.of("edm-subgenre/1.0.0"));

  private static TagValues change(ExistingPolicy existing, TagField field, String... present) {
    PolicySettings settings =
        new PolicySettings(Profile.SERVER, existing, EnumSet.allOf(TagField.class))
            .withEmptyGenres(Set.of("Promo"));
    return new TagPolicy(Taxonomy.bundled(), settings)
        .decide(AudioFormat.FLAC, TagValues.EMPTY.with(field, List.of(present)), HOUSE)
        .change();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Other",
        "unknown",
        "Unknown Genre",
        "Misc",
        "<Unknown>",
        "-",
        "n/a",
        "None",
        "Music",
        "People & Blogs",
        "Unbekannt",
        "Inconnu",
        "\u672a\u77e5",
        "Other; Unknown",
        "PROMO"
      })
  void genreThatSaysNothing_countsAsEmpty(String genre) {
    assertThat(change(ExistingPolicy.KEEP, TagField.GENRE, genre).get(TagField.GENRE))
        .containsExactly("House");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comedy",
        "Otherworldly",
        "Rock; Other",
        "Noise",
        "Music for Films",
        "\uD83D\uDD25"
      })
  void genreThatSaysSomething_stays(String genre) {
    assertThat(change(ExistingPolicy.KEEP, TagField.GENRE, genre).fields())
        .doesNotContainKey(TagField.GENRE);
  }

  @Test
  void genreThatSaysNothingBesideAnother_stays() {
    assertThat(change(ExistingPolicy.KEEP, TagField.GENRE, "Other", "Ambient").fields())
        .doesNotContainKey(TagField.GENRE);
  }

  @Test
  void append_losesNoGenreThatSaysNothing() {
    assertThat(change(ExistingPolicy.APPEND, TagField.GENRE, "Other").get(TagField.GENRE))
        .containsExactly("Other", "House");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "000", "0.00", "0,00", "0 Bpm", " 0", "-1", ""})
  void tempoOfZero_countsAsEmpty(String tempo) {
    assertThat(change(ExistingPolicy.KEEP, TagField.BPM, tempo).get(TagField.BPM))
        .containsExactly("126");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"128,00", "128.0 BPM", "120-125", "120/240", "ca. 128", "12800", "fast", " 126 "})
  void tempoThatAPersonWrote_stays(String tempo) {
    assertThat(change(ExistingPolicy.REPLACE, TagField.BPM, tempo).fields())
        .doesNotContainKey(TagField.BPM);
  }
}
