package org.cratetag.feature;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.cratetag.api.track.FrontEnd;

/**
 * Reads a front-end's parameters; what is not said has its default, what is not known is refused.
 */
public final class Parameters {
  private final String id;
  private final Map<String, String> values;
  private final Set<String> known = new HashSet<>();

  /**
   * Of a front-end.
   *
   * @throws IllegalArgumentException when it is another one, or has windows
   */
  Parameters(FrontEnd frontEnd, String id) {
    if (!frontEnd.id().equals(id) || frontEnd.windows().isPresent()) {
      throw new IllegalArgumentException("expected " + id + ", found " + frontEnd.key());
    }
    this.id = id;
    this.values = frontEnd.parameters();
  }

  /** A whole number within a range. */
  int integer(String name, int otherwise, int least, int most) {
    String text = text(name);
    try {
      int value = text == null ? otherwise : Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw refuse(name, "a whole number");
    }
    throw refuse(name, "within [" + least + ", " + most + "]");
  }

  /** A whole number, or empty for {@code all}. */
  OptionalInt integerOrAll(String name, OptionalInt otherwise, int least, int most) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    return text.equals("all")
        ? OptionalInt.empty()
        : OptionalInt.of(integer(name, least, least, most));
  }

  double number(String name, double otherwise, double least, double most) {
    String text = text(name);
    try {
      double value = text == null ? otherwise : Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw refuse(name, "a number");
    }
    throw refuse(name, "within [" + least + ", " + most + "]");
  }

  /** A constant by its name in lower case, with hyphens. */
  <E extends Enum<E>> E choice(String name, E otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    E[] constants = otherwise.getDeclaringClass().getEnumConstants();
    for (E constant : constants) {
      if (name(constant).equals(text)) {
        return constant;
      }
    }
    throw refuse(name, "one of " + Arrays.stream(constants).map(Parameters::name).toList());
  }

  /** Refuses parameters that nobody asked for. */
  void requireNoOthers() {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            id + " has no parameter '" + name + "'; it has " + known.stream().sorted().toList());
      }
    }
  }

  /** A constant as parameters spell it. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A number as parameters spell it: without a fraction where it has none. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private String text(String name) {
    known.add(name);
    return values.get(name);
  }

  private IllegalArgumentException refuse(String name, String what) {
    return new IllegalArgumentException(
        id + " parameter " + name + " must be " + what + ", found '" + values.get(name) + "'");
  }
}
