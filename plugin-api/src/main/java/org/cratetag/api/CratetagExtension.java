package org.cratetag.api;

import org.pf4j.ExtensionPoint;

/**
 * What all extension points share: how an extension comes to life and ends. The host makes it with
 * its public constructor without parameters, configures it once, then uses it, and closes it when
 * the program ends. Whatever it throws costs its own work and never a run.
 */
public interface CratetagExtension extends ExtensionPoint, AutoCloseable {
  /**
   * Called once, before anything else. An extension that needs settings, a folder or the time takes
   * the context here; any other leaves this out.
   *
   * @throws SettingsException when the user's settings cannot be used; the plugin is then refused
   *     with that reason
   */
  default void configure(PluginContext context) throws SettingsException {}

  /** Called once, after all else; gives back what was taken. */
  @Override
  default void close() {}
}
