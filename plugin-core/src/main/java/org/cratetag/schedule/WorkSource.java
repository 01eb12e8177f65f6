package org.cratetag.schedule;

/** Where workers find work. Called by several threads at a time. */
public interface WorkSource {
  /**
   * Does one item, when there is one. A failed item is the source's own business; an exception
   * means that the source itself is broken, and ends the drain.
   *
   * @param worker name of the calling worker
   * @return what became of the asking
   * @throws Exception when no work can be got or recorded
   */
  Turn next(String worker) throws Exception;
}
