package org.cratetag.tags.id3;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cratetag.tags.tail.GenreNumbers;

/**
 * The genres that one text means. ID3v2.3.0, section 4.2.1: references to numbers, and behind them
 * a refinement, which is a genre of its own for all readers that know the form.
 */
final class Id3Genres {
  private static final Pattern REFERENCE = Pattern.compile("\\((\\d{1,3}|RX|CR)\\)");

  private Id3Genres() {}

  /** The names, each once; numbers without a name as they are written. */
  static List<String> names(String stored) {
    Set<String> names = new LinkedHashSet<>();
    String rest = stored;
    for (Matcher m = REFERENCE.matcher(rest); m.lookingAt(); m = REFERENCE.matcher(rest)) {
      names.add(name(m.group(1), m.group()));
      rest = rest.substring(m.end());
    }
    if (rest.startsWith("((")) {
      names.add(rest.substring(1));
    } else if (!rest.isEmpty()) {
      names.add(name(rest, rest));
    }
    return new ArrayList<>(names);
  }

  /** Whether it means several genres, in a form that few readers understand. */
  static boolean isList(String stored) {
    Matcher reference = REFERENCE.matcher(stored);
    return reference.lookingAt() && reference.end() < stored.length();
  }

  private static String name(String text, String otherwise) {
    return switch (text.strip()) {
      case "RX" -> "Remix";
      case "CR" -> "Cover";
      default ->
          text.strip().matches("\\d{1,3}")
              ? GenreNumbers.nameOf(Long.parseLong(text.strip())).orElse(otherwise)
              : text;
    };
  }
}
