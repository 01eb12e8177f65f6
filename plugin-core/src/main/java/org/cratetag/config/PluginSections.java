package org.cratetag.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.PluginSettings;

/**
 * The {@code plugins} of a settings file: one section a plugin, which the plugin alone understands.
 */
public final class PluginSections {
  /** Nothing for any plugin. */
  public static final PluginSections NONE = new PluginSections(Map.of());

  static final String KEY = "plugins";

  private final Map<String, YamlValue> byId;

  private PluginSections(Map<String, YamlValue> byId) {
    this.byId = Collections.unmodifiableMap(byId);
  }

  /**
   * The sections of a configuration.
   *
   * @throws ConfigException when it holds something else there
   */
  public static PluginSections read(ConfigTree tree) throws ConfigException {
    YamlValue plugins = tree.members().get(KEY);
    return plugins == null ? NONE : new PluginSections(sections(plugins));
  }

  /**
   * Checks the form, which is all that can be checked without the plugins.
   *
   * @throws ConfigException when there is anything but sections
   */
  static Map<String, YamlValue> sections(YamlValue plugins) throws ConfigException {
    Map<String, YamlValue> byId = new LinkedHashMap<>();
    String example = "my-plugin: {url: http://localhost}";
    for (Map.Entry<String, YamlValue> each : plugins.members(example).entrySet()) {
      each.getValue().members("url: http://localhost");
      byId.put(each.getKey(), each.getValue());
    }
    return byId;
  }

  /** A plugin's section; without keys where there is none. */
  public PluginSettings of(String pluginId) {
    return new PluginSection(pluginId, Optional.ofNullable(byId.get(pluginId)));
  }

  /** The ids that there are sections for, each with the file and the line where it stands. */
  public Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    byId.forEach((id, section) -> places.put(id, section.place()));
    return places;
  }
}
