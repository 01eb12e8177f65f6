package org.cratetag.web;

/** A body that is not read to its end. */
final class RefusedBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  private RefusedBodyException(int status, String message) {
    super(message);
    this.status = status;
  }

  static RefusedBodyException tooLong() {
    return new RefusedBodyException(
        413, "more than 1 MiB; tell of folders, or of fewer files at once");
  }

  static RefusedBodyException tooSlow() {
    return new RefusedBodyException(
        408, "it took more than " + Routes.LONGEST_BODY.toSeconds() + " seconds");
  }

  static RefusedBodyException broken() {
    return new RefusedBodyException(400, "it broke off");
  }

  int status() {
    return status;
  }
}
