package org.cratetag.serve;

import org.cratetag.config.Configuration;

/** Hears what the daemon does beside the runs' own outcomes. */
public interface DaemonListener {
  /** A run begins. */
  void begun(Job job);

  /** A changed configuration is in use. */
  default void configured(Configuration configuration) {}

  /** Something that its owner may want to know. */
  void note(String text);
}
