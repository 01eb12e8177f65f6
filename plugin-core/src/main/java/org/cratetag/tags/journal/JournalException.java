package org.cratetag.tags.journal;

/** A journal that cannot record. The file is left as it was. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JournalException(RuntimeException cause) {
    super("the journal cannot be written: " + cause.getMessage(), cause);
  }
}
