package org.cratetag.serve;

import java.util.Set;

/** What daemons agree on that share a ledger on a server. */
public interface Cluster extends Timetable, AutoCloseable {
  /** Libraries in which others have queued tracks that wait. */
  Set<String> wantHelp();

  /** Tells the others what this one does, and whether it takes nothing now. */
  void say(DaemonState state, boolean rests);

  /** What is wrong with it; empty for nothing. */
  String trouble();

  /** Leaves the others. */
  @Override
  void close();
}
