package org.cratetag.taxonomy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Names of styles without what does not tell them apart. */
final class StyleNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern AND = Pattern.compile("[&+]|(?<![\\p{L}\\p{N}])n(?![\\p{L}\\p{N}])");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]");

  private static final int MOST_KEPT = 4_096;
  private static final int LONGEST_KEPT = 100;

  /** By the names as they are written; some of those that came up. */
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /**
   * Without case, accents, spaces and punctuation, {@code &}, {@code +} and a lone {@code n} as
   * "and". Names come again and again, from each track and for each label.
   */
  String simplified(String name) {
    String before = known.get(name);
    if (before != null) {
      return before;
    }
    String simplified = simplify(name);
    if (name.length() <= LONGEST_KEPT && known.size() < MOST_KEPT) {
      known.put(name, simplified);
    }
    return simplified;
  }

  private static String simplify(String name) {
    String lower = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    String plain = AND.matcher(MARKS.matcher(lower).replaceAll("")).replaceAll("and");
    String letters = NO_LETTERS.matcher(plain).replaceAll("");
    return letters.isEmpty() ? plain.strip() : letters;
  }
}
