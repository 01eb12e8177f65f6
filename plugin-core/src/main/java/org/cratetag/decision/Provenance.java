package org.cratetag.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;

/**
 * The one value of the CRATETAG field: which packs were heard, what they said, and what Cratetag
 * wrote where. For people to read and for the next run to know its own values again:
 *
 * <pre>
 * edm-subgenre/1.0.0; genre=House:0.91; style=Tech House:0.74; bpm=126; GENRE=House|Tech House; BPM=126
 * </pre>
 *
 * <ul>
 *   <li>Parts stand in this order, joined by {@code "; "}; parts with nothing to say are left out,
 *       but for the first, which is {@code -} when no pack was asked.
 *   <li>The first part names the packs, joined by {@code ","}.
 *   <li>{@code genre=} and {@code style=} are what was heard, {@code label:confidence} with two
 *       decimals, joined by {@code |}; {@code bpm=} is the tempo as a whole number.
 *   <li>Capital names are tag fields with the values that Cratetag wrote there, joined by {@code
 *       |}.
 *   <li>Within names and values {@code % ; | , =}, control characters and spaces at either end are
 *       written as {@code %} and the four hexadecimal digits of the UTF-16 unit.
 * </ul>
 *
 * <p>It is one value and not several, since a freeform atom in m4a keeps one. Reading takes any
 * text: unknown parts are passed over, and a text without a known part is not ours.
 *
 * @param packs id and version of the packs
 * @param genre what was heard as genre
 * @param style what was heard as subgenre
 * @param bpm the tempo that was heard
 * @param written values by field that Cratetag wrote
 */
public record Provenance(
    List<String> packs,
    List<Heard> genre,
    List<Heard> style,
    OptionalLong bpm,
    Map<TagField, List<String>> written) {
  /** Longest text that is looked at; our own stay below one thousandth of it. */
  private static final int MAXIMUM_CHARACTERS = 1 << 20;

  private static final String NO_PACK = "-";

  /**
   * A label that was heard.
   *
   * @param label canonical name
   * @param confidence within [0, 1], kept to two decimals
   */
  public record Heard(String label, double confidence) {
    /** Rounds the confidence. */
    public Heard {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("confidence of " + label + ": " + confidence);
      }
      confidence = BigDecimal.valueOf(confidence).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }

    private String text() {
      return escape(label) + ":" + BigDecimal.valueOf(confidence).setScale(2);
    }

    private static Optional<Heard> find(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 0 || !text.substring(colon + 1).matches("0\\.\\d\\d|1\\.00")) {
        return Optional.empty();
      }
      double confidence = Double.parseDouble(text.substring(colon + 1));
      return Optional.of(new Heard(unescape(text.substring(0, colon)), confidence));
    }
  }

  /** Copies the values; fields without values are left out. */
  public Provenance {
    packs = List.copyOf(packs);
    genre = List.copyOf(genre);
    style = List.copyOf(style);
    Map<TagField, List<String>> copy = new EnumMap<>(TagField.class);
    written.forEach(
        (field, values) -> {
          if (!values.isEmpty()) {
            copy.put(field, List.copyOf(values));
          }
        });
    written = Collections.unmodifiableMap(copy);
  }

  /** Of a prediction, and what was written by it. */
  public static Provenance of(TrackPrediction prediction, Map<TagField, List<String>> written) {
    return new Provenance(
        prediction.packs(),
        heard(prediction.genre()),
        heard(prediction.subgenre()),
        prediction.bpm().isPresent()
            ? OptionalLong.of(Math.round(prediction.bpm().getAsDouble()))
            : OptionalLong.empty(),
        written);
  }

  /** What Cratetag wrote into the field; empty when nothing. */
  public List<String> written(TagField field) {
    return written.getOrDefault(field, List.of());
  }

  /** The names in a field that somebody else wrote there, one by one. */
  public static List<String> namesOfOthers(TagValues tags, TagField field) {
    List<String> own =
        find(tags.get(TagField.CRATETAG)).map(found -> found.written(field)).orElse(List.of());
    return PresentValues.names(tags.get(field), own, "").stream()
        .filter(name -> !name.isBlank() && !own.contains(name))
        .toList();
  }

  /** The value of the CRATETAG field. */
  public String text() {
    List<String> parts = new ArrayList<>();
    parts.add(packs.isEmpty() ? NO_PACK : joined(packs, ","));
    add(parts, "genre", genre.stream().map(Heard::text).collect(Collectors.joining("|")));
    add(parts, "style", style.stream().map(Heard::text).collect(Collectors.joining("|")));
    bpm.ifPresent(value -> parts.add("bpm=" + value));
    written.forEach((field, values) -> parts.add(field + "=" + joined(values, "|")));
    return String.join("; ", parts);
  }

  /**
   * Reads the values of a file's CRATETAG field; several, as a tag editor may have split one at its
   * semicolons, are read as one.
   *
   * @return empty when they are not ours; never fails
   */
  public static Optional<Provenance> find(List<String> values) {
    String text = String.join("; ", values);
    if (text.length() > MAXIMUM_CHARACTERS) {
      return Optional.empty();
    }
    List<String> packs = List.of();
    List<Heard> genre = List.of();
    List<Heard> style = List.of();
    OptionalLong bpm = OptionalLong.empty();
    Map<TagField, List<String>> written = new EnumMap<>(TagField.class);
    boolean known = false;
    String[] parts = text.split(";");
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].strip();
      int equals = part.indexOf('=');
      if (i == 0 && equals < 0) {
        packs = part.equals(NO_PACK) || part.isEmpty() ? List.of() : split(part, ",");
        continue;
      }
      String value = part.substring(equals + 1);
      switch (part.substring(0, Math.max(0, equals))) {
        case "genre" -> genre = heard(value);
        case "style" -> style = heard(value);
        case "bpm" -> bpm = number(value);
        case "GENRE" -> written.putIfAbsent(TagField.GENRE, split(value, "\\|"));
        case "STYLE" -> written.putIfAbsent(TagField.STYLE, split(value, "\\|"));
        case "GROUPING" -> written.putIfAbsent(TagField.GROUPING, split(value, "\\|"));
        case "BPM" -> written.putIfAbsent(TagField.BPM, split(value, "\\|"));
        case "ENERGY" -> written.putIfAbsent(TagField.ENERGY, split(value, "\\|"));
        case "KEY" -> written.putIfAbsent(TagField.KEY, split(value, "\\|"));
        default -> {
          continue;
        }
      }
      known = true;
    }
    return known
        ? Optional.of(new Provenance(packs, genre, style, bpm, written))
        : Optional.empty();
  }

  private static List<Heard> heard(List<DecidedLabel> labels) {
    return labels.stream().map(label -> new Heard(label.label(), label.confidence())).toList();
  }

  private static List<Heard> heard(String text) {
    List<Heard> heard = new ArrayList<>();
    for (String each : text.split("\\|")) {
      Heard.find(each).ifPresent(heard::add);
    }
    return heard;
  }

  private static OptionalLong number(String text) {
    return text.matches("\\d{1,4}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + value);
    }
  }

  private static String joined(List<String> values, String separator) {
    return values.stream().map(Provenance::escape).collect(Collectors.joining(separator));
  }

  private static List<String> split(String text, String separator) {
    List<String> values = new ArrayList<>();
    for (String each : text.split(separator)) {
      if (!each.isEmpty()) {
        values.add(unescape(each));
      }
    }
    return values;
  }

  private static String escape(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean atEnd = i == 0 || i == value.length() - 1;
      if ("%;|,=".indexOf(c) >= 0
          || Character.isISOControl(c)
          || (atEnd && Character.isWhitespace(c))) {
        out.append("%%%04X".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean escaped =
          text.charAt(i) == '%'
              && i + 5 <= text.length()
              && text.substring(i + 1, i + 5).matches("[0-9A-F]{4}");
      if (escaped) {
        out.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
        i += 4;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }
}
