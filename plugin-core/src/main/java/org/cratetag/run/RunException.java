package org.cratetag.run;

/** A run that cannot start or go on. The message says what to do next. */
public class RunException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public RunException(String message) {
    super(message);
  }

  /** With a message for the user and what caused it. */
  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
