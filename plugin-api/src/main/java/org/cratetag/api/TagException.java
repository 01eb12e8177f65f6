package org.cratetag.api;

/** Tags that cannot be read or written without loss. The message is the reason a user sees. */
public class TagException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a reason. */
  public TagException(String reason) {
    super(reason);
  }

  /** With a reason and what caused it. */
  public TagException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
