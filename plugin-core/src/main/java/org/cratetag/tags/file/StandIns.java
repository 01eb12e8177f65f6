package org.cratetag.tags.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;

/** Values under other names, or in other tags of the file, that count where a field is empty. */
public final class StandIns {
  private static final Pattern NO_TEMPO =
      Pattern.compile("\\s*(-.*|[+0]*([.,]0*)?\\s*(bpm)?\\s*)", Pattern.CASE_INSENSITIVE);

  private StandIns() {}

  /** The field that other programs, or people, call by a name; letters of any case. */
  public static Optional<TagField> fieldOf(String name) {
    return Optional.ofNullable(
        switch (name.toUpperCase(Locale.ROOT)) {
          case "BPM", "FBPM", "TEMPO", "TBPM" -> TagField.BPM;
          case "INITIALKEY", "INITIAL KEY", "KEY", "TKEY" -> TagField.KEY;
          case "ENERGYLEVEL", "ENERGY LEVEL", "ENERGY" -> TagField.ENERGY;
          default -> null;
        });
  }

  /** The values, and of the others those of fields that have none. */
  public static TagValues fill(TagValues values, TagValues others) {
    TagValues filled = values;
    for (TagField field : others.fields().keySet()) {
      if (saysNothing(field, values.get(field)) && !saysNothing(field, others.get(field))) {
        filled = filled.with(field, others.get(field));
      }
    }
    return filled;
  }

  /** A tempo of zero is none. */
  private static boolean saysNothing(TagField field, List<String> values) {
    return values.stream()
        .allMatch(
            value ->
                value.isBlank() || (field == TagField.BPM && NO_TEMPO.matcher(value).matches()));
  }
}
