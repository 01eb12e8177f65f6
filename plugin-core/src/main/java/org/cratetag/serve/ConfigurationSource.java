package org.cratetag.serve;

import org.cratetag.config.ConfigException;
import org.cratetag.config.Configuration;

/** Where the daemon's configuration comes from. */
public interface ConfigurationSource {
  /**
   * Reads it.
   *
   * @throws ConfigException when something is wrong in it
   */
  Configuration read() throws ConfigException;

  /** Something that is another when the configuration may be. Costs little. */
  Object stamp();
}
