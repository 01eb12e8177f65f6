package org.cratetag.serve;

/** Hears what the daemon does beside the runs' own outcomes. */
public interface DaemonListener {
  /** A run begins. */
  void begun(Job job);

  /** Something that its owner may want to know. */
  void note(String text);
}
