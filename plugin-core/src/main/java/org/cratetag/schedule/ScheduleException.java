package org.cratetag.schedule;

/** A drain or a schedule that cannot go on. */
class ScheduleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason and the cause. */
  public ScheduleException(String message, Throwable cause) {
    super(message, cause);
  }
}
