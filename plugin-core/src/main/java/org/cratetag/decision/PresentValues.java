package org.cratetag.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a field holds, one value by one. */
final class PresentValues {
  private PresentValues() {}

  /**
   * Names. ID3v2.4 joins several by NUL; ID3v2.3 and some programs by semicolons. A person's text
   * with a semicolon stays whole unless one of our values is part of it.
   *
   * @param own what Cratetag wrote there
   */
  static List<String> names(List<String> values, List<String> own) {
    List<String> names = new ArrayList<>();
    for (String value : values) {
      for (String name : value.split("\0")) {
        List<String> parts = parts(name);
        boolean isMixed = parts.stream().anyMatch(own::contains);
        names.addAll(isMixed || parts.isEmpty() ? parts : List.of(name.strip()));
      }
    }
    return names;
  }

  /** Tempi as whole numbers where they are numbers; those of 0 are none. */
  static List<String> tempi(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split("[;\0]")))
        .map(value -> wholeNumber(value.strip()))
        .filter(value -> !value.isEmpty() && !value.equals("0"))
        .toList();
  }

  /** The texts between semicolons, without blank ones. */
  static List<String> parts(String value) {
    return Arrays.stream(value.split(";"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String wholeNumber(String tempo) {
    return tempo.matches("\\d{1,6}([.,]\\d{0,6})?")
        ? Long.toString(Math.round(Double.parseDouble(tempo.replace(',', '.'))))
        : tempo;
  }
}
