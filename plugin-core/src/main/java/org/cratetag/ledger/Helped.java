package org.cratetag.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cratetag.ledger.database.PathRange;

/**
 * Other runs whose tracks a run takes when it has none of its own.
 *
 * @param runs their numbers
 * @param below where those tracks must lie
 */
record Helped(Set<Long> runs, List<PathRange> below) {
  static final Helped NONE = new Helped(Set.of(), List.of());

  Helped {
    runs = Set.copyOf(runs);
    below = List.copyOf(below);
  }

  /** None so far. */
  static Helped below(List<PathRange> ranges) {
    return new Helped(Set.of(), ranges);
  }

  /** With more runs. */
  Helped and(Set<Long> others) {
    Set<Long> all = new TreeSet<>(runs);
    all.addAll(others);
    return new Helped(all, below);
  }

  /** Those of two roots. */
  Helped and(Helped other) {
    Set<Long> all = new TreeSet<>(runs);
    all.addAll(other.runs);
    List<PathRange> both = new ArrayList<>(below);
    other.below.stream().filter(range -> !both.contains(range)).forEach(both::add);
    return new Helped(all, both);
  }
}
