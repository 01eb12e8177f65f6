package org.cratetag.config;

/** A home or configuration that cannot be used. The message says what to do next. */
public class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public ConfigException(String message) {
    super(message);
  }

  /** With a message for the user and what caused it. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
