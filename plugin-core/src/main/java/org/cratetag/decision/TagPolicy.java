package org.cratetag.decision;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.decision.DecisionSettings.Spoken;
import org.cratetag.taxonomy.Taxonomy;

/**
 * A prediction to a change of tags. What a field shall hold depends on the profile, what becomes of
 * the values that are there on the {@link ExistingPolicy}:
 *
 * <ul>
 *   <li>An empty field is filled. Blank values are none, and so is a tempo of 0. Under {@code KEEP}
 *       a genre or style that says nothing ({@link EmptyGenres}) counts as none, unless another
 *       value stands beside it.
 *   <li>A value is Cratetag's own when the CRATETAG field ({@link Provenance}) names it for that
 *       field; every other value is a person's. Own values are renewed under each policy, in the
 *       place of the old ones. A value of our own that is gone, because a person removed it or the
 *       format keeps one value only, is not written again while the prediction is the same.
 *   <li>A person's values stay under {@code KEEP}; are joined by those that are not there yet under
 *       {@code APPEND}, whatever alias they go by; and give way under {@code REPLACE}.
 *   <li>A person's tempo, key and energy always stay: they come from a DJ program more often than
 *       not, and their fields cannot hold two.
 *   <li>Genre, style and grouping of a file stay when a person wrote a protected genre into it.
 *   <li>Labels are written as {@link LabelRules} say. What was written under other rules is still
 *       Cratetag's own, as CRATETAG holds what was written.
 *   <li>A field for which the prediction has nothing is left alone, so nothing is ever wiped; but
 *       own genres, styles and groupings go where a pack is gone that was heard when they were
 *       written, since nobody stands for them any more, where the user's rules leave nothing of
 *       what is heard, and where they are speech of which nothing is to be said.
 *   <li>CRATETAG is written when another field is, and only then: it says who wrote what is there.
 *       It goes with the last of these.
 * </ul>
 *
 * <p>Applied to its own result, a policy changes nothing, also when the format kept only the first
 * value of a field or joined several with semicolons.
 */
public final class TagPolicy {
  /** Those that hold one value, which is never replaced or added to. */
  private static final Set<TagField> MEASURES =
      EnumSet.of(TagField.BPM, TagField.KEY, TagField.ENERGY);

  private static final Set<TagField> LABELS =
      EnumSet.of(TagField.GENRE, TagField.STYLE, TagField.GROUPING);

  private final LabelMap labels;
  private final LabelMap asHeard;
  private final PolicySettings settings;
  private final EmptyGenres emptyGenres;
  private final Spoken spoken;
  private final Predicate<String> isGone;

  /** A policy that says what is heard of speech, in whose days no pack has gone. */
  public TagPolicy(Taxonomy taxonomy, PolicySettings settings) {
    this(taxonomy, settings, Spoken.SPOKEN_WORD, pack -> false);
  }

  /**
   * A policy.
   *
   * @param spoken where nothing is said of speech, what was said goes
   * @param isGone whether a pack, by id and version, was in use and is no longer there
   */
  public TagPolicy(
      Taxonomy taxonomy, PolicySettings settings, Spoken spoken, Predicate<String> isGone) {
    this.spoken = Objects.requireNonNull(spoken, "spoken");
    this.isGone = Objects.requireNonNull(isGone, "isGone");
    this.labels = new LabelMap(taxonomy, settings.labels());
    this.asHeard = new LabelMap(taxonomy, LabelRules.NONE);
    this.settings = Objects.requireNonNull(settings, "settings");
    this.emptyGenres = new EmptyGenres(settings.emptyGenres());
  }

  /**
   * What is to be written, and what keeps it from being.
   *
   * @param format of the file
   * @param existing what the file holds
   */
  public TagDecision decide(AudioFormat format, TagValues existing, TrackPrediction prediction) {
    Optional<String> protectedGenre =
        labels.findProtected(Provenance.namesOfOthers(existing, TagField.GENRE));
    Optional<Provenance> before = Provenance.find(existing.get(TagField.CRATETAG));
    Map<TagField, List<String>> own = new EnumMap<>(TagField.class);
    before.ifPresent(provenance -> own.putAll(provenance.written()));
    Map<TagField, List<String>> wanted = asked(labels, format, prediction);
    if (protectedGenre.isPresent()) {
      wanted.keySet().removeAll(LABELS);
    }
    boolean isOrphaned = before.stream().flatMap(each -> each.packs().stream()).anyMatch(isGone);
    Map<TagField, List<String>> heard = asked(asHeard, format, prediction);
    String separator = settings.separator(format).orElse("");
    TagValues change = TagValues.EMPTY;
    for (Map.Entry<TagField, List<String>> entry : wanted.entrySet()) {
      TagField field = entry.getKey();
      List<String> ours = own.getOrDefault(field, List.of());
      Optional<FieldMerge.Result> result = Optional.empty();
      if (!entry.getValue().isEmpty()) {
        List<String> present = present(field, existing.get(field), ours, separator);
        result = merge(field, new FieldMerge(present, ours, entry.getValue(), separator));
      } else if (LABELS.contains(field)
          && (isOrphaned
              || !heard.get(field).isEmpty()
              || ours.stream().anyMatch(this::isUnsaid))) {
        List<String> present = PresentValues.names(existing.get(field), ours, separator);
        result = new FieldMerge(present, ours, List.of(), separator).withoutOwn();
      }
      if (result.isPresent()) {
        List<String> values = result.get().values();
        change =
            change.with(
                field,
                separator.isEmpty() || values.isEmpty()
                    ? values
                    : List.of(String.join(separator, values)));
        own.put(field, result.get().own());
      }
    }
    if (!change.isEmpty()) {
      boolean isOurs = own.values().stream().anyMatch(values -> !values.isEmpty());
      change =
          change.with(
              TagField.CRATETAG,
              isOurs ? List.of(Provenance.of(prediction, own).text()) : List.of());
    }
    return new TagDecision(change, protectedGenre);
  }

  private boolean isUnsaid(String label) {
    return spoken == Spoken.NOTHING && labels.isSame(Taxonomy.SPOKEN_WORD, label);
  }

  private List<String> present(
      TagField field, List<String> values, List<String> ours, String separator) {
    if (field == TagField.BPM) {
      return PresentValues.tempi(values);
    }
    if (MEASURES.contains(field)) {
      return PresentValues.texts(values);
    }
    List<String> names = PresentValues.names(values, ours, separator);
    boolean saysNothing =
        settings.existing() == ExistingPolicy.KEEP
            && field != TagField.GROUPING
            && names.stream().allMatch(name -> ours.contains(name) || emptyGenres.contains(name));
    return saysNothing ? names.stream().filter(ours::contains).toList() : names;
  }

  private Optional<FieldMerge.Result> merge(TagField field, FieldMerge merge) {
    if (MEASURES.contains(field)) {
      return merge.keep();
    }
    return switch (settings.existing()) {
      case KEEP -> merge.keep();
      case APPEND -> merge.append(labels::isSame);
      case REPLACE -> merge.replace();
    };
  }

  /** The profile's values by field, none where there are none; without what is not asked for. */
  private Map<TagField, List<String>> asked(
      LabelMap labels, AudioFormat format, TrackPrediction prediction) {
    Map<TagField, List<String>> wanted = new EnumMap<>(TagField.class);
    List<String> subgenre = labels.subgenres(prediction);
    List<String> broad = labels.broad(prediction);
    switch (settings.profile()) {
      case SERVER -> wanted.put(TagField.GENRE, genres(labels.root(prediction), broad, subgenre));
      case DJ -> {
        // One value: what is deepest.
        boolean isBroad = settings.depth() == GenreDepth.FAMILY_ALONE && !broad.isEmpty();
        wanted.put(
            TagField.GENRE, isBroad || subgenre.isEmpty() ? last(broad) : subgenre.subList(0, 1));
        wanted.put(TagField.GROUPING, last(broad));
      }
      case SIDECAR -> {
        return wanted;
      }
    }
    wanted.put(TagField.STYLE, subgenre);
    if (prediction.bpm().isPresent()) {
      // MP4's tempo is a whole number.
      int decimals = format == AudioFormat.M4A ? 0 : settings.tempo().decimals();
      String bpm = PresentValues.plainNumber(prediction.bpm().getAsDouble(), decimals);
      wanted.put(TagField.BPM, bpm.isEmpty() ? List.of() : List.of(bpm));
    }
    prediction
        .key()
        .ifPresent(key -> wanted.put(TagField.KEY, List.of(settings.keyNotation().of(key))));
    prediction
        .energy()
        .ifPresent(energy -> wanted.put(TagField.ENERGY, List.of(Integer.toString(energy))));
    wanted.keySet().retainAll(settings.fields());
    return wanted;
  }

  private List<String> genres(Optional<String> root, List<String> broad, List<String> subgenre) {
    return switch (settings.depth()) {
      case ROOT -> distinct(root.stream().toList(), distinct(broad, subgenre));
      case FAMILY_ALONE -> broad.isEmpty() ? subgenre : broad;
      case FAMILY -> distinct(broad, subgenre);
      case SUBGENRE -> subgenre.isEmpty() ? broad : subgenre;
    };
  }

  private static List<String> last(List<String> values) {
    return values.isEmpty() ? values : List.of(values.get(values.size() - 1));
  }

  private static List<String> distinct(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
