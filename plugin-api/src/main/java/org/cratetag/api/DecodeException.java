package org.cratetag.api;

/** A file whose audio cannot be decoded. The message is the reason a user sees. */
public class DecodeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a reason. */
  public DecodeException(String reason) {
    super(reason);
  }

  /** With a reason and what caused it. */
  public DecodeException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
