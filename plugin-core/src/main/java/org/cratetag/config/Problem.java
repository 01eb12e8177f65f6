package org.cratetag.config;

/**
 * Something in the configuration that is wrong.
 *
 * @param place file, line and column, or the environment variable
 * @param what is wrong, and what would be right
 * @param isError whether it keeps the configuration from being used
 */
public record Problem(String place, String what, boolean isError) {
  static Problem error(YamlValue value, String what) {
    return new Problem(value.place(), what, true);
  }

  /** For people, in one line. */
  @Override
  public String toString() {
    return place + ": " + what;
  }
}
