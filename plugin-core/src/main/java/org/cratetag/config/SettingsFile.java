package org.cratetag.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.TagField;
import org.cratetag.decision.ExistingPolicy;
import org.cratetag.decision.Profile;

/**
 * Reads {@link Settings} from a YAML file. Keys are the long names of the command line, for example
 * {@code min-confidence: 0.8}; an unknown key is an error, so that a typo cannot pass silently.
 */
public final class SettingsFile {
  private static final long MAX_BYTES = 1 << 20;
  private static final Set<String> KEYS =
      Set.of(
          "workers",
          "profile",
          "existing",
          "fields",
          "min-confidence",
          "quiet-period-seconds",
          "track-time-limit-seconds",
          "packs");

  private SettingsFile() {}

  /** The file's settings over the defaults; the defaults alone when there is no such file. */
  public static Settings readIfPresent(Path file) throws ConfigException {
    return Files.exists(file) ? read(file) : Settings.DEFAULT;
  }

  /**
   * The file's settings over the defaults.
   *
   * @throws ConfigException when the file is missing, is no YAML, or holds an unknown key or a
   *     value out of range
   */
  public static Settings read(Path file) throws ConfigException {
    Map<String, JsonNode> values = values(file);
    for (String key : values.keySet()) {
      if (!KEYS.contains(key)) {
        throw new ConfigException(
            file + ": unknown setting '" + key + "'; known are " + sorted(KEYS.stream()));
      }
    }
    Settings base = Settings.DEFAULT;
    try {
      return new Settings(
          number(values, "workers", base.workers(), JsonNode::isInt, JsonNode::intValue),
          values.containsKey("profile")
              ? choice(Profile.class, "profile", text(values, "profile"))
              : base.profile(),
          values.containsKey("existing")
              ? choice(ExistingPolicy.class, "existing", text(values, "existing"))
              : base.existing(),
          values.containsKey("fields") ? fields(list(values.get("fields"))) : base.fields(),
          values.containsKey("min-confidence")
              ? OptionalDouble.of(
                  number(values, "min-confidence", 0d, JsonNode::isNumber, JsonNode::doubleValue))
              : base.minConfidence(),
          seconds(values, "quiet-period-seconds", base.quietPeriod()),
          seconds(values, "track-time-limit-seconds", base.trackTimeLimit()),
          values.containsKey("packs") ? list(values.get("packs")) : base.packs());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The fields of a list such as {@code genre,style,bpm}.
   *
   * @throws IllegalArgumentException when a name is not a field that can be chosen
   */
  public static Set<TagField> fields(List<String> names) {
    Set<TagField> fields = EnumSet.noneOf(TagField.class);
    for (String name : names) {
      TagField field = choice(TagField.class, "field", name);
      if (!Settings.CHOOSABLE_FIELDS.contains(field)) {
        throw new IllegalArgumentException("field cannot be chosen: " + name);
      }
      fields.add(field);
    }
    return fields;
  }

  private static Map<String, JsonNode> values(Path file) throws ConfigException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(file + ": too large for a configuration file");
      }
      JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
      if (root.isMissingNode() || root.isNull()) {
        return Map.of();
      }
      if (!root.isObject()) {
        throw new ConfigException(file + ": expected lines like 'profile: server'");
      }
      Map<String, JsonNode> values = new TreeMap<>();
      root.properties().forEach(e -> values.put(e.getKey(), e.getValue()));
      return values;
    } catch (NoSuchFileException e) {
      throw new ConfigException("no such configuration file: " + file, e);
    } catch (JsonProcessingException e) {
      throw new ConfigException(file + ": not valid YAML: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static <T> T number(
      Map<String, JsonNode> values,
      String key,
      T otherwise,
      Function<JsonNode, Boolean> fits,
      Function<JsonNode, T> read) {
    JsonNode node = values.get(key);
    if (node == null) {
      return otherwise;
    }
    if (!fits.apply(node)) {
      throw new IllegalArgumentException("not a value for " + key + ": " + node);
    }
    return read.apply(node);
  }

  private static Duration seconds(Map<String, JsonNode> values, String key, Duration otherwise) {
    double seconds =
        number(
            values,
            key,
            otherwise.toMillis() / 1000d,
            n -> n.isNumber() && Double.isFinite(n.doubleValue()),
            JsonNode::doubleValue);
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static String text(Map<String, JsonNode> values, String key) {
    return values.get(key).asText();
  }

  private static List<String> list(JsonNode node) {
    List<String> names = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(item -> names.add(item.asText()));
    } else {
      names.addAll(List.of(node.asText().split(",")));
    }
    return names;
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String what, String name) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "unknown "
            + what
            + " '"
            + name.strip()
            + "'; known are "
            + sorted(
                Stream.of(type.getEnumConstants())
                    .filter(v -> v != TagField.CRATETAG)
                    .map(v -> v.name().toLowerCase(Locale.ROOT))));
  }

  private static String sorted(Stream<String> names) {
    return names.sorted().collect(Collectors.joining(", "));
  }
}
