package org.cratetag.decision;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;

/**
 * How the user wants tags written.
 *
 * @param profile who the tags are for
 * @param existing what becomes of values that a person wrote
 * @param fields which fields may be written; {@link TagField#CRATETAG} needs no mention
 * @param labels what labels are called and which are wanted
 * @param separators by format: several values become one text, joined by this
 * @param emptyGenres genres that say nothing, besides the usual ones, and count as an empty field
 * @param depth how much GENRE says
 * @param tempo how a tempo is counted and written
 * @param keyNotation how musical keys are written
 */
public record PolicySettings(
    Profile profile,
    ExistingPolicy existing,
    Set<TagField> fields,
    LabelRules labels,
    Map<AudioFormat, String> separators,
    Set<String> emptyGenres,
    GenreDepth depth,
    TempoSettings tempo,
    KeyNotation keyNotation) {
  /** Tags for a server, curated values kept, every field. */
  public static final PolicySettings DEFAULT =
      new PolicySettings(Profile.SERVER, ExistingPolicy.KEEP, EnumSet.allOf(TagField.class));

  /** What DJ software shows as it is; some of it breaks on several values. */
  private static final String DJ_SEPARATOR = "; ";

  /** Labels as the packs say them, laid out as each format does it. */
  public PolicySettings(Profile profile, ExistingPolicy existing, Set<TagField> fields) {
    this(profile, existing, fields, LabelRules.NONE, Map.of());
  }

  /** With the usual genres that say nothing. */
  public PolicySettings(
      Profile profile,
      ExistingPolicy existing,
      Set<TagField> fields,
      LabelRules labels,
      Map<AudioFormat, String> separators) {
    this(
        profile,
        existing,
        fields,
        labels,
        separators,
        Set.of(),
        GenreDepth.FAMILY,
        TempoSettings.DEFAULT,
        KeyNotation.MUSICAL);
  }

  public PolicySettings {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(existing, "existing");
    Objects.requireNonNull(labels, "labels");
    Objects.requireNonNull(depth, "depth");
    Objects.requireNonNull(tempo, "tempo");
    Objects.requireNonNull(keyNotation, "keyNotation");
    fields = Set.copyOf(fields);
    emptyGenres = Set.copyOf(emptyGenres);
    // In the order of the formats, as the text of it tells settled work from other work.
    Map<AudioFormat, String> copy = new LinkedHashMap<>();
    for (AudioFormat format : AudioFormat.builtIn()) {
      if (separators.containsKey(format)) {
        copy.put(format, separators.get(format));
      }
    }
    separators.forEach(copy::putIfAbsent);
    separators = Collections.unmodifiableMap(copy);
    for (String separator : separators.values()) {
      if (!isSeparator(separator)) {
        throw new IllegalArgumentException("'" + separator + "' cannot separate values");
      }
    }
  }

  /** A copy with this profile. */
  public PolicySettings withProfile(Profile newProfile) {
    return new PolicySettings(
        newProfile, existing, fields, labels, separators, emptyGenres, depth, tempo, keyNotation);
  }

  /** A copy with this policy on existing values. */
  public PolicySettings withExisting(ExistingPolicy newExisting) {
    return new PolicySettings(
        profile, newExisting, fields, labels, separators, emptyGenres, depth, tempo, keyNotation);
  }

  /** A copy with these fields. */
  public PolicySettings withFields(Set<TagField> newFields) {
    return new PolicySettings(
        profile, existing, newFields, labels, separators, emptyGenres, depth, tempo, keyNotation);
  }

  /** A copy with these rules for labels. */
  public PolicySettings withLabels(LabelRules newLabels) {
    return new PolicySettings(
        profile, existing, fields, newLabels, separators, emptyGenres, depth, tempo, keyNotation);
  }

  /** A copy with these separators. */
  public PolicySettings withSeparators(Map<AudioFormat, String> newSeparators) {
    return new PolicySettings(
        profile, existing, fields, labels, newSeparators, emptyGenres, depth, tempo, keyNotation);
  }

  /** A copy with these genres that say nothing, besides the usual ones. */
  public PolicySettings withEmptyGenres(Set<String> newEmptyGenres) {
    return new PolicySettings(
        profile, existing, fields, labels, separators, newEmptyGenres, depth, tempo, keyNotation);
  }

  /** A copy with this broadest name. */
  public PolicySettings withDepth(GenreDepth newDepth) {
    return new PolicySettings(
        profile, existing, fields, labels, separators, emptyGenres, newDepth, tempo, keyNotation);
  }

  /** A copy with tempi counted and written so. */
  public PolicySettings withTempo(TempoSettings newTempo) {
    return new PolicySettings(
        profile, existing, fields, labels, separators, emptyGenres, depth, newTempo, keyNotation);
  }

  /** A copy that writes keys like this. */
  public PolicySettings withKeyNotation(KeyNotation notation) {
    return new PolicySettings(
        profile, existing, fields, labels, separators, emptyGenres, depth, tempo, notation);
  }

  /** A text that differs where what is written may. */
  public String key() {
    return profile
        + "|"
        + existing
        + "|"
        + fields.stream().sorted().toList()
        + "|"
        + labels.key()
        + "|"
        + separators
        + "|"
        + emptyGenres.stream().sorted().toList()
        + (depth == GenreDepth.FAMILY ? "" : "|" + depth)
        + (tempo.decimals() == 0 ? "" : "|bpm." + tempo.decimals())
        + (keyNotation == KeyNotation.MUSICAL ? "" : "|" + keyNotation);
  }

  /** Whether a text can stand between values: signs and spaces, at most eight. */
  public static boolean isSeparator(String text) {
    return text.length() <= 8
        && !text.isBlank()
        && text.codePoints()
            .noneMatch(c -> Character.isLetterOrDigit(c) || Character.isISOControl(c));
  }

  /** What joins several values in this format; empty where they stay apart. */
  Optional<String> separator(AudioFormat format) {
    String otherwise = profile == Profile.DJ ? DJ_SEPARATOR : null;
    return Optional.ofNullable(separators.getOrDefault(format, otherwise));
  }
}
