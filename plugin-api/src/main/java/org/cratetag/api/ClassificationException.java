package org.cratetag.api;

/** A model that gave no usable answer. The message is the reason a user sees. */
public class ClassificationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a reason. */
  public ClassificationException(String reason) {
    super(reason);
  }

  /** With a reason and what caused it. */
  public ClassificationException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
