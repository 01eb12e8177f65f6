package org.cratetag.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cratetag.config.keys.Key;
import org.cratetag.config.keys.Keys;
import org.cratetag.config.keys.Meaning;
import org.cratetag.config.keys.Shape;
import org.cratetag.config.keys.Spelling;
import org.cratetag.config.values.PlainValues;

/** Holds a configuration against the table of keys, and notes all that does not fit. */
final class KeyCheck {
  private final List<Problem> problems = new ArrayList<>();

  /** All that is wrong, in the order of the file. */
  List<Problem> check(YamlValue value, Shape shape) {
    look("the file", value, shape);
    return List.copyOf(problems);
  }

  private void look(String name, YamlValue value, Shape shape) {
    if (shape instanceof Shape.Section section) {
      section(name, value, section);
    } else if (shape instanceof Shape.Named named) {
      named(name, value, named);
    } else if (shape instanceof Shape.MapOf map) {
      map(name, value, map);
    } else if (shape instanceof Shape.ListOf list) {
      list(name, value, list);
    } else if (shape instanceof Shape.Foreign foreign) {
      foreign(name, value, foreign);
    } else if (plain(name, value, shape)) {
      value
          .findText()
          .flatMap(text -> PlainValues.findFault(name, text, shape))
          .ifPresent(fault -> wrong(value, fault));
    }
  }

  private void section(String name, YamlValue value, Shape.Section section) {
    String example = exampleLine(section);
    for (YamlValue.Entry entry : lines(name, value, example)) {
      Optional<Key> key = section.find(entry.key().name());
      if (key.isPresent()) {
        look(key.get().name(), entry.value(), key.get().shape());
      } else {
        wrong(entry.key(), unknown(name, entry.key().name(), section));
      }
    }
  }

  private static String exampleLine(Shape.Section section) {
    return section.keys().stream()
        .filter(key -> !key.example().isEmpty())
        .findFirst()
        .map(key -> key.name() + ": " + key.example())
        .orElse("name: value");
  }

  private static String unknown(String where, String typed, Shape.Section section) {
    List<String> known = section.keys().stream().map(Key::name).sorted().toList();
    String what =
        "unknown setting '" + typed + "'" + (where.equals("the file") ? "" : " in " + where);
    return what
        + placeOf(typed)
            .or(() -> Spelling.guess(typed, known).map(guess -> "; did you mean '" + guess + "'?"))
            .orElse("; known are " + String.join(", ", known));
  }

  /** Where a key stands that was written elsewhere: too far to the left, or to the right. */
  private static Optional<String> placeOf(String typed) {
    if (Keys.ALL.find(typed).isPresent()) {
      return Optional.of("; '" + typed + "' begins at the left margin");
    }
    return Keys.ALL.keys().stream()
        .filter(key -> key.shape() instanceof Shape.Section part && part.find(typed).isPresent())
        .findFirst()
        .map(key -> "; '" + typed + "' stands below '" + key.name() + "', indented");
  }

  private void named(String name, YamlValue value, Shape.Named named) {
    for (YamlValue.Entry entry : lines(name, value, named.example())) {
      String id = entry.key().name();
      PlainValues.findFault(name, id, new Shape.Text(Meaning.LIBRARY))
          .ifPresent(fault -> wrong(entry.key(), fault));
      if (entry.value().isSection()) {
        section("'" + id + "'", entry.value(), named.section());
        requireOnly(entry, named);
      } else {
        look(named.only(), entry.value(), named.onlyKey().shape());
        requireSomething(entry, named);
      }
    }
  }

  private void requireOnly(YamlValue.Entry entry, Shape.Named named) {
    boolean has =
        entry.value().entries().stream().anyMatch(e -> e.key().name().equals(named.only()));
    if (!has) {
      wrong(
          entry.key(),
          "'"
              + entry.key().name()
              + "' has no "
              + named.only()
              + "; write '"
              + named.only()
              + ": "
              + named.onlyKey().example()
              + "' below it");
    }
  }

  private void requireSomething(YamlValue.Entry entry, Shape.Named named) {
    if (entry.value().isNothing()) {
      wrong(
          entry.value(),
          "nothing stands behind '" + entry.key().name() + "'; write '" + named.example() + "'");
    }
  }

  private void map(String name, YamlValue value, Shape.MapOf map) {
    for (YamlValue.Entry entry : lines(name, value, map.example())) {
      PlainValues.findFault(name, entry.key().name(), new Shape.Text(map.name()))
          .ifPresent(fault -> wrong(entry.key(), fault));
      look(entry.key().name(), entry.value(), map.value());
    }
  }

  private void list(String name, YamlValue value, Shape.ListOf list) {
    if (value.isSection()) {
      wrong(value, "expected a list for " + name + ", such as [a, b]");
      return;
    }
    if (value.isPlain() && !value.isNothing()) {
      for (String part : value.findText().orElse("").split(",", -1)) {
        PlainValues.findFault(name, part.strip(), list.item())
            .ifPresent(fault -> wrong(value, fault));
      }
      return;
    }
    for (YamlValue item : value.list()) {
      look(name, item, list.item());
    }
  }

  private void foreign(String name, YamlValue value, Shape.Foreign foreign) {
    for (YamlValue.Entry entry : lines(name, value, foreign.example())) {
      lines(entry.key().name(), entry.value(), "url: http://localhost");
    }
  }

  private boolean plain(String name, YamlValue value, Shape shape) {
    if (value.isNothing()) {
      wrong(
          value,
          "nothing stands behind '"
              + name
              + "'; "
              + PlainValues.expected(shape)
              + ", or leave the line out");
      return false;
    }
    if (!value.isPlain()) {
      wrong(value, "expected a word or text for " + name + ": " + PlainValues.expected(shape));
      return false;
    }
    return true;
  }

  /** The lines of a section; what is no section has none, and is noted. */
  private List<YamlValue.Entry> lines(String name, YamlValue value, String example) {
    if (value.isNothing()) {
      return List.of();
    }
    if (!value.isSection()) {
      wrong(value, "expected lines like '" + example + "' for " + name);
      return List.of();
    }
    List<YamlValue.Entry> lines = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlValue.Entry entry : value.entries()) {
      if (!entry.key().isPlain()) {
        wrong(entry.key(), "expected a word or text for a name, as in '" + example + "'");
      } else if (!seen.add(entry.key().name())) {
        wrong(entry.key(), "'" + entry.key().name() + "' is there twice; keep one of the two");
      } else {
        lines.add(entry);
      }
    }
    return lines;
  }

  private void wrong(YamlValue value, String what) {
    problems.add(Problem.error(value, what));
  }
}
