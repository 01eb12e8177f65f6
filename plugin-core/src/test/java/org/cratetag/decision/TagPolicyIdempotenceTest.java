package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.taxonomy.Taxonomy;

class TagPolicyIdempotenceTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();

  /** Punctuation alone is no genre. */
  private static final String NOTHING = "[\\p{P}\\p{Z}\\p{Cc}\\p{Sm}\\p{Sc}\\p{Sk}]*";

  /** How a format gives back the values that were written. */
  enum Storage {
    FAITHFUL(values -> values),
    FIRST_VALUE_ONLY(values -> values.stream().limit(1).toList()),
    JOINED_WITH_SEMICOLONS(
        values -> values.isEmpty() ? values : List.of(String.join("; ", values)));

    private final UnaryOperator<List<String>> reading;

    Storage(UnaryOperator<List<String>> reading) {
      this.reading = reading;
    }

    TagValues store(TagValues existing, TagValues change) {
      Map<TagField, List<String>> stored = new EnumMap<>(TagField.class);
      existing.fields().forEach((field, values) -> stored.put(field, reading.apply(values)));
      change.fields().forEach((field, values) -> stored.put(field, reading.apply(values)));
      return new TagValues(stored);
    }
  }

  @Property(tries = 1500)
  void secondRun_changesNothing(
      @ForAll Storage storage,
      @ForAll("settings") PolicySettings settings,
      @ForAll("tags") TagValues tags,
      @ForAll("predictions") TrackPrediction prediction) {
    TagValues existing = storage.store(TagValues.EMPTY, tags);
    TagValues once = storage.store(existing, change(settings, existing, prediction));
    assertThat(change(settings, once, prediction)).isEqualTo(TagValues.EMPTY);
  }

  @Property(tries = 1500)
  void runAfterAnotherPredictionAndPolicy_settlesAtOnce(
      @ForAll Storage storage,
      @ForAll("settings") PolicySettings first,
      @ForAll("settings") PolicySettings second,
      @ForAll("tags") TagValues tags,
      @ForAll("predictions") TrackPrediction before,
      @ForAll("predictions") TrackPrediction after) {
    TagValues existing = storage.store(TagValues.EMPTY, tags);
    TagValues once = storage.store(existing, change(first, existing, before));
    TagValues twice = storage.store(once, change(second, once, after));
    assertThat(change(second, twice, after)).isEqualTo(TagValues.EMPTY);
  }

  @Property(tries = 1000)
  void personsValues_areNeverLostUnderKeepAndAppend(
      @ForAll("settings") PolicySettings settings,
      @ForAll("tags") TagValues tags,
      @ForAll("predictions") TrackPrediction prediction) {
    TagValues existing = new TagValues(without(tags, TagField.CRATETAG));
    TagValues change = change(settings, existing, prediction);
    if (settings.existing() != ExistingPolicy.REPLACE) {
      change.fields().keySet().stream()
          .filter(field -> field != TagField.BPM)
          .forEach(
              field ->
                  assertThat(
                          existing.get(field).stream()
                              .flatMap(value -> Stream.of(value.split("\0")))
                              .map(String::strip)
                              .filter(value -> !value.matches(NOTHING)))
                      .allMatch(String.join("\n", change.get(field))::contains));
    }
  }

  @Property(tries = 1000)
  void fieldThatHoldsAnothersValue_isNeverRemoved(
      @ForAll("settings") PolicySettings settings,
      @ForAll("tags") TagValues tags,
      @ForAll("predictions") TrackPrediction prediction) {
    TagValues change = change(settings, tags, prediction);
    change.fields().entrySet().stream()
        .filter(entry -> entry.getKey() != TagField.CRATETAG && entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .forEach(field -> assertThat(Provenance.namesOfOthers(tags, field)).isEmpty());
  }

  @Property(tries = 1000)
  void withoutCratetag_noFieldIsRemoved(
      @ForAll("settings") PolicySettings settings,
      @ForAll("tags") TagValues tags,
      @ForAll("predictions") TrackPrediction prediction) {
    TagValues existing = new TagValues(without(tags, TagField.CRATETAG));
    TagValues change = change(settings, existing, prediction);
    assertThat(change.fields().values()).noneMatch(List::isEmpty);
  }

  private static TagValues change(
      PolicySettings settings, TagValues existing, TrackPrediction prediction) {
    return new TagPolicy(TAXONOMY, settings)
        .decide(AudioFormat.FLAC, existing, prediction)
        .change();
  }

  private static Map<TagField, List<String>> without(TagValues tags, TagField field) {
    Map<TagField, List<String>> rest = new EnumMap<>(TagField.class);
    rest.putAll(tags.fields());
    rest.remove(field);
    return rest;
  }

  @Provide
  Arbitrary<PolicySettings> settings() {
    Arbitrary<Set<TagField>> fields = Arbitraries.of(TagField.values()).set();
    Arbitrary<LabelRules> rules =
        Arbitraries.of(
            LabelRules.NONE,
            new LabelRules(
                Map.of("Tech House", "Techy", "Drum & Bass", "DnB"),
                Map.of("Tech House", "Club"),
                Map.of("Rock", List.of("Rawk")),
                List.of(),
                List.of("House"),
                List.of("126")));
    Arbitrary<Map<AudioFormat, String>> separators =
        Arbitraries.of(Map.of(), Map.of(AudioFormat.FLAC, " / "), Map.of(AudioFormat.FLAC, " - "));
    return Combinators.combine(
            Arbitraries.of(Profile.values()),
            Arbitraries.of(ExistingPolicy.values()),
            fields,
            rules,
            separators)
        .as(PolicySettings::new);
  }

  @Provide
  Arbitrary<TagValues> tags() {
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of(
                "House", "house", "Tech House", "D&B", "Rock", "Rock; House", " ", "126"),
            Arbitraries.of("126.0", "0", "GENRE=House|Rock; STYLE=Techno", "A\0B", ";"),
            Arbitraries.strings().ofMaxLength(8));
    return Arbitraries.maps(Arbitraries.of(TagField.values()), values.list().ofMaxSize(3))
        .map(TagValues::new);
  }

  @Provide
  Arbitrary<TrackPrediction> predictions() {
    Arbitrary<String> names =
        Arbitraries.of("House", "Tech House", "Drum & Bass", "Bass", "Rock", "x|y=%z", " odd\n ");
    Arbitrary<DecidedLabel> genres =
        Combinators.combine(names, Arbitraries.doubles().between(0, 1))
            .as((name, confidence) -> new DecidedLabel(name, Optional.empty(), confidence));
    Arbitrary<DecidedLabel> subgenres =
        Combinators.combine(names, names.optional(), Arbitraries.doubles().between(0, 1))
            .as(DecidedLabel::new);
    Arbitrary<OptionalDouble> bpm =
        Arbitraries.doubles().between(0.1, 999).optional().map(TagPolicyIdempotenceTest::bpm);
    return Combinators.combine(genres.list().ofMaxSize(2), subgenres.list().ofMaxSize(2), bpm)
        .as((genre, style, tempo) -> new TrackPrediction(genre, style, tempo, List.of("p/1.0.0")));
  }

  private static OptionalDouble bpm(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
