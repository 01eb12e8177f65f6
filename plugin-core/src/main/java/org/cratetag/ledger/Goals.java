package org.cratetag.ledger;

import org.jdbi.v3.core.Handle;

/** The table of goals. */
final class Goals {
  private Goals() {}

  /** The number of a goal, which is made when there is none. */
  static long idOf(Handle handle, Goal goal) {
    handle.execute(
        "INSERT INTO goal (kind, settings) VALUES (?, ?) ON CONFLICT (kind, settings) DO NOTHING",
        goal.kind(),
        goal.settingsKey());
    return handle
        .createQuery("SELECT id FROM goal WHERE kind = ? AND settings = ?")
        .bind(0, goal.kind())
        .bind(1, goal.settingsKey())
        .mapTo(Long.class)
        .one();
  }
}
