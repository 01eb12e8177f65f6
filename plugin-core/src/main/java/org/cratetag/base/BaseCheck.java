package org.cratetag.base;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cratetag.pack.golden.GoldenInput;

/**
 * Values that a network is to give for a patch that anyone can make.
 *
 * @param input the patch
 * @param expected some of the values, by index
 * @param tolerance by which ours may differ, of the value or of 1, whichever is larger
 * @param by whose values they are
 */
public record BaseCheck(
    GoldenInput.Generated input, Map<Integer, Double> expected, double tolerance, By by) {
  /** Who gave the values. */
  public enum By {
    /** The makers' own program. */
    MAKERS,
    /** This program, when the base was installed: all that can be held against one of any maker. */
    INSTALL
  }

  public BaseCheck {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(by, "by");
    expected = Collections.unmodifiableMap(new TreeMap<>(expected));
    if (expected.isEmpty() || expected.keySet().stream().anyMatch(index -> index < 0)) {
      throw new IllegalArgumentException("check expects nothing, or names a value below 0");
    }
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("check has the tolerance " + tolerance);
    }
  }

  /** Whether a value is as expected. */
  public boolean fits(int index, double value) {
    double wanted = expected.get(index);
    return Math.abs(value - wanted) <= tolerance * Math.max(1, Math.abs(wanted));
  }
}
