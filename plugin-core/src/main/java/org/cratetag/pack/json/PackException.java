package org.cratetag.pack.json;

/** A model pack that is refused. The message is the reason a user sees. */
public class PackException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a reason. */
  public PackException(String reason) {
    super(reason);
  }

  /** With a reason and what caused it. */
  public PackException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
