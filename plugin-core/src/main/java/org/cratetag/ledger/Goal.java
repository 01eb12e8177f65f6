package org.cratetag.ledger;

import java.util.Objects;

/**
 * What a run wants of each track. A track keeps one piece of work for each kind, so a scan does not
 * make a tag run forget; another settings key makes work that was settled due again.
 *
 * @param kind for example {@code scan} or {@code tag}; at most 40 characters
 * @param settingsKey everything that changes the result: packs with versions, thresholds, profile;
 *     at most 4,000 characters
 */
public record Goal(String kind, String settingsKey) {
  public Goal {
    Objects.requireNonNull(settingsKey, "settingsKey");
    if (kind.isBlank() || kind.length() > 40) {
      throw new IllegalArgumentException("kind of goal: '" + kind + "'");
    }
    if (settingsKey.length() > 4000) {
      throw new IllegalArgumentException(
          "settings key has " + settingsKey.length() + " characters");
    }
  }
}
