package org.cratetag.ledger.database;

/**
 * The ledger cannot be opened, read or written. The message says what the user can do. Unchecked,
 * since no stage can go on without the ledger.
 */
public class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what happened and what to do. */
  public LedgerException(String message) {
    super(message);
  }

  /** With what happened, what to do and the cause. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
