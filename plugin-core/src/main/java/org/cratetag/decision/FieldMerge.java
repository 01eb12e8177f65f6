package org.cratetag.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * One field's values under each policy.
 *
 * @param present what the file holds, one by one, without blanks, as {@link PresentValues} gives it
 * @param own what Cratetag wrote there last time
 * @param wanted what it shall hold now
 * @param separator what joins values; empty when nothing does
 */
record FieldMerge(List<String> present, List<String> own, List<String> wanted, String separator) {
  /**
   * A field that changes.
   *
   * @param values its new values
   * @param own those of them that are Cratetag's
   */
  record Result(List<String> values, List<String> own) {}

  /** Fills or renews; a person's values stay as they are. */
  Optional<Result> keep() {
    if (present.isEmpty()) {
      return Optional.of(new Result(wanted, wanted));
    }
    List<String> theirs = theirs();
    if (theirs.size() == present.size()) {
      return Optional.empty();
    }
    return renewed(theirs, missing(theirs, String::equalsIgnoreCase));
  }

  /** Fills, renews, or joins a person's values. */
  Optional<Result> append(BiPredicate<String, String> isSame) {
    if (present.isEmpty()) {
      return Optional.of(new Result(wanted, wanted));
    }
    List<String> theirs = theirs();
    return renewed(theirs, missing(theirs, isSame));
  }

  /** Everything gives way. */
  Optional<Result> replace() {
    if (present.equals(wanted) || (isWrittenBefore(wanted) && theirs().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new Result(wanted, wanted));
  }

  /** What is Cratetag's goes; a person's values stay. */
  Optional<Result> withoutOwn() {
    List<String> theirs = theirs();
    return theirs.size() == present.size()
        ? Optional.empty()
        : Optional.of(new Result(theirs, List.of()));
  }

  private Optional<Result> renewed(List<String> theirs, List<String> ours) {
    List<String> values = new ArrayList<>(theirs);
    values.addAll(ours);
    boolean isThere = new HashSet<>(values).equals(new HashSet<>(present)) || isWrittenBefore(ours);
    return isThere ? Optional.empty() : Optional.of(new Result(values, ours));
  }

  /** Then what is missing was removed by a person or dropped by the format. */
  private boolean isWrittenBefore(List<String> ours) {
    return !present.isEmpty() && ours.equals(own);
  }

  private List<String> theirs() {
    return present.stream().filter(value -> !own.contains(value)).toList();
  }

  private List<String> missing(List<String> theirs, BiPredicate<String, String> isSame) {
    return wanted.stream()
        .filter(
            value ->
                theirs.stream()
                    .flatMap(their -> PresentValues.parts(their, separator).stream())
                    .noneMatch(their -> isSame.test(their, value)))
        .toList();
  }
}
