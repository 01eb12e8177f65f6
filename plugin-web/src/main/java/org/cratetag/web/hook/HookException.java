package org.cratetag.web.hook;

/** A request that cannot be understood. The message says what would be. */
public final class HookException extends Exception {
  private static final long serialVersionUID = 1L;

  HookException(String message) {
    super(message);
  }
}
