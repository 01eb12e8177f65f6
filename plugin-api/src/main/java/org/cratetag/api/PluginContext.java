package org.cratetag.api;

import java.nio.file.Path;
import java.time.Clock;

/** What the host has for one plugin. Implemented by the host alone; it may grow. */
public interface PluginContext {
  /** The plugin's id, as its descriptor has it. */
  String pluginId();

  /** The plugin's own section of the user's settings; without keys where there is none. */
  PluginSettings settings();

  /**
   * A folder that is the plugin's alone and stays from run to run. It is in the home, made before
   * this returns, and for the user's eyes only.
   *
   * @throws java.io.UncheckedIOException when it cannot be made
   */
  Path folder();

  /** Tells the time; in tests another one than the system's. */
  Clock clock();

  /** Where messages go; they appear in the home's log under the plugin's id. */
  System.Logger logger();
}
