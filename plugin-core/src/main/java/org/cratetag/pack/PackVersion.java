package org.cratetag.pack;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pack's version, three numbers as in Semantic Versioning 2.0.0 without pre-release or build
 * parts. Ordered by number, so 1.10.0 comes after 1.9.0.
 */
public record PackVersion(int major, int minor, int patch) implements Comparable<PackVersion> {
  private static final Pattern FORM =
      Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");
  private static final Comparator<PackVersion> ORDER =
      Comparator.comparingInt(PackVersion::major)
          .thenComparingInt(PackVersion::minor)
          .thenComparingInt(PackVersion::patch);

  public PackVersion {
    if (major < 0 || minor < 0 || patch < 0) {
      throw new IllegalArgumentException("version with a negative number");
    }
  }

  /**
   * Reads {@code 1.2.3}.
   *
   * @throws IllegalArgumentException when the text is not three numbers
   */
  public static PackVersion of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("version must look like 1.2.3, found '" + text + "'");
    }
    return new PackVersion(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  @Override
  public int compareTo(PackVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
