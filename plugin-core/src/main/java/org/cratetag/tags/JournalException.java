package org.cratetag.tags;

/** A journal that cannot record. The file is left as it was. */
final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalException(RuntimeException cause) {
    super("the journal cannot be written: " + cause.getMessage(), cause);
  }
}
