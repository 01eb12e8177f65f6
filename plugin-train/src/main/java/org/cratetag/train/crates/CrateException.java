package org.cratetag.train.crates;

/** Crates that cannot be trained on. The message says why and what to do. */
public final class CrateException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public CrateException(String message) {
    super(message);
  }
}
