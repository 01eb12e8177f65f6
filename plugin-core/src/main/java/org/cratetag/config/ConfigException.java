package org.cratetag.config;

/** A home or configuration that cannot be used. The message says what to do next. */
public class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** With a message for the user. */
  public ConfigException(String message) {
    super(message);
    this.problem = new Problem("the configuration", message, true);
  }

  /** With a message for the user and what caused it. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
    this.problem = new Problem("the configuration", message, true);
  }

  /** With what is wrong at a place of the configuration. */
  ConfigException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** What is wrong, and where. */
  Problem problem() {
    return problem;
  }
}
