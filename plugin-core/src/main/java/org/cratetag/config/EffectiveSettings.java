package org.cratetag.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cratetag.config.keys.Key;
import org.cratetag.config.keys.Keys;
import org.cratetag.config.keys.Shape;

/** What holds, value by value, and where each came from. */
public final class EffectiveSettings {
  private static final int MOST = 10_000;
  private static final int DEEPEST = 12;
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(passw|passphrase|token|secret|api-?key|credential).*");
  private static final Pattern IN_URL =
      Pattern.compile(
          "(?i)(?<=://)[^/@\\s]*@|(?<=[?&;](password|passwd|token|secret|apikey|api_key|key|p|t)=)[^&;\\s]+");

  private final List<Entry> entries = new ArrayList<>();

  private EffectiveSettings() {}

  /**
   * One value.
   *
   * @param key names of keys with points between them
   * @param value as in YAML, secrets masked
   * @param from a place, {@code default}, or what it follows
   */
  public record Entry(String key, String value, String from) {}

  /**
   * All values of a configuration that {@link ConfigTree#check} finds good, in the order of the
   * table of keys.
   */
  public static List<Entry> list(ConfigTree tree) {
    EffectiveSettings settings = new EffectiveSettings();
    for (Key key : Keys.ALL.keys()) {
      settings.add("", key, tree.root(), tree.root());
    }
    return settings.entries;
  }

  private void add(String above, Key key, YamlValue section, YamlValue top) {
    String name = above + key.name();
    Optional<YamlValue> value = find(section, key.name());
    if (key.shape() instanceof Shape.Named named) {
      value.ifPresent(found -> named(name, named, found, top));
    } else if (key.shape() instanceof Shape.Section below) {
      for (Key each : below.keys()) {
        add(name + ".", each, value.orElse(section.nothing()), top);
      }
    } else if (value.isPresent()) {
      said(name, value.get(), DEEPEST);
    } else if (!key.standard().isEmpty()) {
      entries.add(new Entry(name, standard(key), "default"));
    }
  }

  private void named(String name, Shape.Named named, YamlValue value, YamlValue top) {
    for (YamlValue.Entry entry : value.entries()) {
      String above = name + "." + entry.key().name() + ".";
      boolean isSection = entry.value().isSection();
      if (!isSection) {
        said(above + named.only(), entry.value(), DEEPEST);
      }
      for (Key key : named.section().keys()) {
        Optional<YamlValue> own = isSection ? find(entry.value(), key.name()) : Optional.empty();
        if (own.isPresent()) {
          said(above + key.name(), own.get(), DEEPEST);
        } else if (named.inherits() && (isSection || !key.name().equals(named.only()))) {
          inherited(above + key.name(), key, top);
        }
      }
    }
  }

  /** A library takes what stands above it. */
  private void inherited(String name, Key key, YamlValue top) {
    Optional<YamlValue> above = find(top, key.name());
    if (above.isPresent()) {
      entries.add(new Entry(name, text(key.name(), above.get()), "as " + above.get().place()));
    } else if (!key.standard().isEmpty()) {
      entries.add(new Entry(name, standard(key), "default"));
    }
  }

  private static String standard(Key key) {
    return key.name().equals("workers")
        ? Settings.DEFAULT.workers() + " (" + key.standard() + ")"
        : key.standard();
  }

  private static Optional<YamlValue> find(YamlValue section, String name) {
    return section.entries().stream()
        .filter(entry -> entry.key().name().equals(name))
        .map(YamlValue.Entry::value)
        .findFirst();
  }

  private void said(String name, YamlValue value, int depth) {
    if (entries.size() >= MOST || depth == 0) {
      return;
    }
    if (value.isSection()) {
      for (YamlValue.Entry entry : value.entries()) {
        said(name + "." + entry.key().name(), entry.value(), depth - 1);
      }
    } else {
      entries.add(new Entry(name, text(name, value), value.place()));
    }
  }

  private static String text(String name, YamlValue value) {
    String key = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (SECRET.matcher(key).matches() && !key.endsWith("-file")) {
      return "***";
    }
    if (value.isPlain()) {
      return masked(value.findText().orElse(""));
    }
    return value.list().stream()
        .limit(MOST)
        .map(item -> masked(item.findText().orElse("...")))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String masked(String text) {
    return IN_URL.matcher(text).replaceAll(found -> found.group().endsWith("@") ? "***@" : "***");
  }
}
