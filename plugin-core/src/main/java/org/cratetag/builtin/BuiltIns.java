package org.cratetag.builtin;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.cratetag.api.CratetagExtension;
import org.cratetag.api.PluginContext;
import org.cratetag.api.PluginSettings;
import org.cratetag.api.SettingsException;
import org.cratetag.config.Home;
import org.cratetag.config.Settings;

/**
 * The built-in extensions, found on the class path ({@link ServiceLoader}) and configured through
 * {@link PluginContext} as a plugin's are. Each kind is made when it is first asked for.
 */
public final class BuiltIns implements AutoCloseable {
  private final PluginContext context;
  private final Map<Class<?>, List<? extends CratetagExtension>> found = new HashMap<>();

  /**
   * Over a home.
   *
   * @param settings which the extensions take their part of
   * @param clock told to them
   */
  public BuiltIns(Home home, Settings settings, Clock clock) {
    this.context = new Context(home.cache(), new SettingsView(settings), clock);
  }

  /** All of a kind, in the order of the index on the class path. */
  public synchronized <T extends CratetagExtension> List<T> list(Class<T> point) {
    return found.computeIfAbsent(point, this::load).stream().map(point::cast).toList();
  }

  private List<CratetagExtension> load(Class<?> point) {
    List<CratetagExtension> extensions = new ArrayList<>();
    for (Object each : ServiceLoader.load(point, BuiltIns.class.getClassLoader())) {
      CratetagExtension extension = (CratetagExtension) each;
      try {
        extension.configure(context);
      } catch (SettingsException e) {
        throw new IllegalStateException("settings that were checked do not fit " + each, e);
      }
      extensions.add(extension);
    }
    return List.copyOf(extensions);
  }

  @Override
  public synchronized void close() {
    found.values().forEach(each -> each.forEach(CratetagExtension::close));
    found.clear();
  }

  private record Context(Path folder, PluginSettings settings, Clock clock)
      implements PluginContext {
    @Override
    public String pluginId() {
      return "cratetag";
    }

    @Override
    public System.Logger logger() {
      return System.getLogger("cratetag");
    }
  }
}
