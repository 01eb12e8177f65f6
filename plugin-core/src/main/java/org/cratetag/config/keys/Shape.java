package org.cratetag.config.keys;

import java.util.List;
import java.util.Optional;

/** What may stand under a key. */
public sealed interface Shape {
  /** One of some words. */
  record Choice(List<String> words) implements Shape {
    public Choice {
      words = List.copyOf(words);
    }
  }

  /** A whole number within bounds. */
  record Whole(int least, int most) implements Shape {}

  /** A number within bounds. */
  record Decimal(double least, double most) implements Shape {}

  /** A line of text with a meaning. */
  record Text(Meaning meaning) implements Shape {}

  /** Some values; one alone stands for a list of one, and text with commas for a list. */
  record ListOf(Shape item) implements Shape {}

  /**
   * Values by names that the user chooses.
   *
   * @param name what the names are
   * @param example of a line
   */
  record MapOf(Meaning name, String example, Shape value) implements Shape {}

  /** Keys that we know. */
  record Section(List<Key> keys) implements Shape {
    public Section {
      keys = List.copyOf(keys);
    }

    /** The key of that name. */
    public Optional<Key> find(String name) {
      return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }
  }

  /**
   * Sections by names that the user chooses. A value that is no section stands for one with this
   * value under one key.
   *
   * @param example of a line
   * @param only the key that a plain value is for
   * @param inherits whether what a section does not say is as the file says it outside
   */
  record Named(String example, String only, boolean inherits, Section section) implements Shape {
    /** The key that a plain value is for. */
    public Key onlyKey() {
      return section.find(only).orElseThrow();
    }
  }

  /** Sections whose keys others know. */
  record Foreign(String example) implements Shape {}
}
