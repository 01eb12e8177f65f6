package org.cratetag.host;

/** A plugin that shall not be loaded. The message is the reason a user sees. */
final class RefusalException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusalException(String reason) {
    super(reason);
  }

  RefusalException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
