package org.cratetag.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.PluginSettings;
import org.cratetag.api.SettingsException;

/** A plugin's section of a settings file, or none. */
final class PluginSection implements PluginSettings {
  private final String name;
  private final Optional<YamlValue> section;

  PluginSection(String name, Optional<YamlValue> section) {
    this.name = name;
    this.section = section;
  }

  @Override
  public Set<String> keys() {
    return members().keySet();
  }

  @Override
  public void requireOnly(Set<String> known) throws SettingsException {
    for (String key : keys()) {
      if (!known.contains(key)) {
        throw wrong(
            key,
            "unknown setting '"
                + key
                + "' of "
                + name
                + "; known are "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  @Override
  public Optional<String> findText(String key) throws SettingsException {
    return find(key, YamlValue::text);
  }

  @Override
  public String getText(String key) throws SettingsException {
    Optional<String> text = findText(key).filter(found -> !found.isBlank());
    if (text.isEmpty()) {
      throw wrong(key, name + " needs the setting '" + key + "'");
    }
    return text.get();
  }

  @Override
  public Optional<Double> findNumber(String key) throws SettingsException {
    return find(key, YamlValue::number);
  }

  @Override
  public Optional<Boolean> findFlag(String key) throws SettingsException {
    return find(
        key,
        value ->
            switch (value.text()) {
              case "true" -> true;
              case "false" -> false;
              default -> throw value.wrong("expected true or false for " + key);
            });
  }

  @Override
  public List<String> listTexts(String key) throws SettingsException {
    return this.<List<String>>find(
            key,
            value -> {
              List<String> texts = new ArrayList<>();
              for (YamlValue item : value.list()) {
                texts.add(item.text());
              }
              return texts;
            })
        .orElse(List.of());
  }

  @Override
  public Optional<PluginSettings> findSection(String key) throws SettingsException {
    return find(
        key,
        value -> {
          value.members("name: value");
          return new PluginSection(key, Optional.of(value));
        });
  }

  @Override
  public SettingsException wrong(String key, String reason) {
    Optional<YamlValue> value = Optional.ofNullable(members().get(key)).or(() -> section);
    return value.isPresent()
        ? new SettingsException(value.get().wrong(reason).getMessage())
        : new SettingsException(
            reason + "; write it below plugins: " + name + ": in the configuration file");
  }

  private interface Reading<T> {
    T of(YamlValue value) throws ConfigException;
  }

  private <T> Optional<T> find(String key, Reading<T> reading) throws SettingsException {
    YamlValue value = members().get(key);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.of(value));
    } catch (ConfigException e) {
      throw new SettingsException(e.getMessage(), e);
    }
  }

  private Map<String, YamlValue> members() {
    try {
      return section.isEmpty() ? Map.of() : section.get().members("name: value");
    } catch (ConfigException e) {
      throw new IllegalStateException("a section is checked before it is handed out", e);
    }
  }
}
