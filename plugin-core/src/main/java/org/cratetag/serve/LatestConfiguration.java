package org.cratetag.serve;

import java.util.Optional;
import org.cratetag.config.ConfigException;
import org.cratetag.config.Configuration;

/** Reads the configuration anew when it has changed; a wrong one leaves the former in use. */
final class LatestConfiguration {
  private final ConfigurationSource source;
  private final DaemonListener listener;
  private Object stamp;
  private String trouble = "";
  private volatile boolean asked;

  /** With the configuration as it is now in use: to be made before that is read. */
  LatestConfiguration(ConfigurationSource source, DaemonListener listener) {
    this.source = source;
    this.listener = listener;
    this.stamp = source.stamp();
  }

  /** Asks for it to be read anew, changed or not. Called by any thread. */
  void ask() {
    asked = true;
  }

  /** Reads it where it may have changed or somebody asked; empty where it is as it was. */
  Optional<Configuration> readIfChanged() {
    Object newStamp = source.stamp();
    if (!asked && newStamp.equals(stamp)) {
      return Optional.empty();
    }
    asked = false;
    stamp = newStamp;
    try {
      Configuration configuration = source.read();
      if (configuration.libraries().isEmpty()) {
        throw new ConfigException(
            "no libraries are in it any more; write 'libraries: {music: /srv/music}'");
      }
      trouble = "";
      return Optional.of(configuration);
    } catch (ConfigException e) {
      trouble = "the configuration is wrong and the former one is in use: " + e.getMessage();
      listener.note(trouble);
      return Optional.empty();
    }
  }

  /** What is wrong with the one that was read last; empty for nothing. */
  String trouble() {
    return trouble;
  }
}
