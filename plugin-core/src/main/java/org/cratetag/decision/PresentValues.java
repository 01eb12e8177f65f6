package org.cratetag.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a field holds, one value by one. */
final class PresentValues {
  /** More than we ever write into one field; what a hostile file says we wrote may be anything. */
  private static final int MOST_OWN = 4;

  private static final String SIGNS = "\\s{0,3}[^\\p{L}\\p{N}\\s]{1,3}\\s{0,3}";

  private static final String ALL_SIGNS = "[;/,]";

  private static final Pattern TEMPO =
      Pattern.compile("([+-]?\\d{1,6}(?:[.,]\\d{0,6})?)\\s*(?:bpm)?", Pattern.CASE_INSENSITIVE);

  private PresentValues() {}

  /**
   * Names. ID3v2.4 joins several by NUL; ID3v2.3, some programs and the user's settings by other
   * signs. A person's text with such a sign stays whole; of one that one of our values is part of,
   * what stands before, between and after our values does.
   *
   * @param own what Cratetag wrote there
   * @param separator what joins values by the settings of today; empty when nothing does
   */
  static List<String> names(List<String> values, List<String> own, String separator) {
    List<String> names = new ArrayList<>();
    for (String value : values) {
      for (String name : value.split("\0")) {
        names.addAll(ofOneText(name, own, separator));
      }
    }
    return names;
  }

  private static List<String> ofOneText(String text, List<String> own, String separator) {
    if (text.isBlank()) {
      return List.of();
    }
    if (own.size() > 1 && own.size() <= MOST_OWN && joined(own).matcher(text.strip()).matches()) {
      return own;
    }
    return Stream.of(signs(separator), ALL_SIGNS)
        .map(signs -> around(own, text, signs))
        .filter(names -> names.stream().anyMatch(own::contains))
        .findFirst()
        .orElse(List.of(text.strip()));
  }

  /** Our values in a text one by one, and a person's as they stand there beside each other. */
  private static List<String> around(List<String> own, String text, String signs) {
    List<String> names = new ArrayList<>();
    Matcher sign = Pattern.compile(signs).matcher(text);
    int theirs = 0;
    int theirsEnd = 0;
    for (int start = 0, next; start < text.length(); start = next) {
      boolean isLast = !sign.find();
      int end = isLast ? text.length() : sign.start();
      next = isLast ? text.length() : sign.end();
      String name = text.substring(start, end).strip();
      if (own.contains(name)) {
        names.add(text.substring(theirs, theirsEnd).strip());
        names.add(name);
        theirs = next;
        theirsEnd = next;
      } else if (!name.isEmpty()) {
        theirs = theirs == theirsEnd ? start : theirs;
        theirsEnd = end;
      }
    }
    names.add(text.substring(theirs, theirsEnd).strip());
    names.removeIf(String::isEmpty);
    return names;
  }

  /** All of our values with the same signs between them, whatever signs the settings asked for. */
  private static Pattern joined(List<String> own) {
    return Pattern.compile(own.stream().map(Pattern::quote).collect(Collectors.joining(SIGNS)));
  }

  /**
   * Tempi with two decimals at most where they are numbers, and without zeros at the end; those of
   * 0 and less are none.
   */
  static List<String> tempi(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split("[;\0]")))
        .map(value -> plainNumber(value.strip()))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** Texts as they are spelled; blank ones are none. */
  static List<String> texts(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split("\0")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** The texts between semicolons and between the separators, without blank ones. */
  static List<String> parts(String value, String separator) {
    return split(value, signs(separator));
  }

  /** The texts between all that servers split at, without blank ones. */
  static List<String> pieces(String value) {
    return split(value, ALL_SIGNS);
  }

  private static String signs(String separator) {
    String sign = separator.strip();
    return sign.isEmpty() ? ";" : ";|" + Pattern.quote(sign);
  }

  private static List<String> split(String value, String regex) {
    return Arrays.stream(value.split(regex))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** As a person reads it, with a comma or the unit; empty when it is none. */
  private static String plainNumber(String tempo) {
    Matcher number = TEMPO.matcher(tempo);
    if (!number.matches()) {
      return tempo;
    }
    double bpm = Double.parseDouble(number.group(1).replace(',', '.'));
    return plainNumber(bpm, TempoSettings.MOST_DECIMALS);
  }

  /** Without zeros at the end; empty for a tempo that rounds to none. */
  static String plainNumber(double bpm, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(bpm).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() <= 0 ? "" : rounded.stripTrailingZeros().toPlainString();
  }
}
