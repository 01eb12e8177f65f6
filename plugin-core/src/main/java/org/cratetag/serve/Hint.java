package org.cratetag.serve;

import java.time.Duration;
import java.time.Instant;

/**
 * That a file changed, or something in a folder.
 *
 * @param first when that was heard for the first time
 * @param last and for the last
 */
record Hint(Instant first, Instant last) {
  /** A folder in which something always changes is looked at all the same, after so many rests. */
  private static final int MOST_RESTS = 10;

  Hint and(Hint other) {
    return new Hint(
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }

  /** When the folder is due, by a clock that may have been set back since. */
  Instant due(Duration settle, Instant now) {
    Instant latest = last.isAfter(now) ? now : last;
    Instant earliest = first.isAfter(now) ? now : first;
    Instant rested = latest.plus(settle);
    Instant atLast = earliest.plus(settle.multipliedBy(MOST_RESTS));
    return rested.isBefore(atLast) ? rested : atLast;
  }
}
