package org.cratetag.api;

/** Settings that cannot be used. The message names file and line and says what to write instead. */
public class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public SettingsException(String message) {
    super(message);
  }

  /** With a message for the user and what caused it. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
