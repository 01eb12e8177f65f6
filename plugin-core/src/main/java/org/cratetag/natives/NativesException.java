package org.cratetag.natives;

/** The system cannot load what Cratetag brings with it. The message says what to do. */
public final class NativesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NativesException(String message) {
    super(message);
  }

  public NativesException(String message, Throwable cause) {
    super(message, cause);
  }
}
