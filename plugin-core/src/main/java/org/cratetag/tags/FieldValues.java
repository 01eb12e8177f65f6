package org.cratetag.tags;

import java.util.List;
import java.util.Map;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.file.Id3Formats;

/**
 * Compares values as a format can hold them.
 *
 * @param bpmTolerance MP4's tempo is a whole number; elsewhere 126 and 126.0 are the same
 * @param joins whether several values may be stored as one text, as ID3v2.3 does
 */
public record FieldValues(double bpmTolerance, boolean joins) {
  /** How values are compared in a format. */
  public static FieldValues of(AudioFormat format) {
    return new FieldValues(format == AudioFormat.M4A ? 0.5 : 0, Id3Formats.hold(format));
  }

  /** Whether these are the same values, in whatever order and whatever space around them. */
  public boolean same(TagField field, List<String> asked, List<String> found) {
    if (field != TagField.BPM || asked.size() != 1 || found.size() != 1) {
      List<String> left = asked.stream().map(String::strip).toList();
      List<String> right = found.stream().map(String::strip).toList();
      return left.stream().sorted().toList().equals(right.stream().sorted().toList())
          || (joins && String.join("; ", left).equals(String.join("; ", right)));
    }
    try {
      double difference = Double.parseDouble(asked.get(0)) - Double.parseDouble(found.get(0));
      return Math.abs(difference) <= bpmTolerance;
    } catch (NumberFormatException e) {
      return asked.equals(found);
    }
  }

  /** The planned fields that differ from what is there. */
  TagValues withoutEqual(TagValues planned, TagValues current) {
    TagValues change = TagValues.EMPTY;
    for (Map.Entry<TagField, List<String>> field : planned.fields().entrySet()) {
      if (!same(field.getKey(), field.getValue(), current.get(field.getKey()))) {
        change = change.with(field.getKey(), field.getValue());
      }
    }
    return change;
  }

  /** The values of these fields, with an empty list for those that are absent. */
  static TagValues only(TagValues fields, TagValues values) {
    TagValues only = TagValues.EMPTY;
    for (TagField field : fields.fields().keySet()) {
      only = only.with(field, values.get(field));
    }
    return only;
  }
}
