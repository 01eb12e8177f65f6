package org.cratetag.api.track;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Values by tag field, each field with zero or more values in order. Used for what a file holds and
 * for what shall be written; in the latter an empty list means that the field is removed, an absent
 * field that it is left alone.
 *
 * @param fields values by field
 */
public record TagValues(Map<TagField, List<String>> fields) {
  /** No field at all. */
  public static final TagValues EMPTY = new TagValues(Map.of());

  public TagValues {
    Map<TagField, List<String>> copy = new EnumMap<>(TagField.class);
    fields.forEach((field, values) -> copy.put(field, List.copyOf(values)));
    fields = Collections.unmodifiableMap(copy);
  }

  /** The values of a field; empty when absent. */
  public List<String> get(TagField field) {
    return fields.getOrDefault(field, List.of());
  }

  /** Whether the field has a value that is not blank. */
  public boolean has(TagField field) {
    return get(field).stream().anyMatch(value -> !value.isBlank());
  }

  /** A copy in which the field has these values. */
  public TagValues with(TagField field, List<String> values) {
    Map<TagField, List<String>> copy = new EnumMap<>(TagField.class);
    copy.putAll(fields);
    copy.put(field, new ArrayList<>(values));
    return new TagValues(copy);
  }

  /** Whether no field is mentioned. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }
}
