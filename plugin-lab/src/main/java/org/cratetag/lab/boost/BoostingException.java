package org.cratetag.lab.boost;

/** Trees cannot be boosted on this system. The message says what is missing. */
public final class BoostingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BoostingException(String message, Throwable cause) {
    super(message, cause);
  }
}
