package org.cratetag.config.keys;

import java.util.Objects;

/**
 * One setting.
 *
 * @param name as it stands in the file
 * @param shape what it may be
 * @param standard what holds where it is not set, in words; empty for nothing
 * @param example a value as YAML, for the example file
 * @param about what it does, in one or two lines
 */
public record Key(String name, Shape shape, String standard, String example, String about) {
  public Key {
    Objects.requireNonNull(shape, "shape");
    if (name.isBlank() || about.isBlank()) {
      throw new IllegalArgumentException("a key without a name, or nothing told of it: " + name);
    }
  }

  /** How it stands in the name of an environment variable. */
  public String inVariable() {
    return inVariable(name);
  }

  /** How a name stands in the name of an environment variable. */
  public static String inVariable(String name) {
    StringBuilder text = new StringBuilder();
    for (char sign : name.toCharArray()) {
      boolean plain = sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
      boolean digit = sign >= '0' && sign <= '9';
      text.append(plain || digit ? Character.toUpperCase(sign) : '_');
    }
    return text.toString();
  }
}
