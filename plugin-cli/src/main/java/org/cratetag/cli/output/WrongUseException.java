package org.cratetag.cli.output;

/** The user asked for something that cannot be. The message says what, and what to do instead. */
public final class WrongUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong. */
  public WrongUseException(String message) {
    super(message);
  }

  /** With what is wrong and what caused it. */
  public WrongUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
