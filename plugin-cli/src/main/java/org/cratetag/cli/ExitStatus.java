package org.cratetag.cli;

/** What the process tells the shell. */
final class ExitStatus {
  /** All well. */
  static final int OK = 0;

  /** Some tracks failed; they were listed. */
  static final int SOME_FAILED = 1;

  /** Wrong use or configuration. */
  static final int WRONG_USE = 2;

  /** A fault of Cratetag itself. */
  static final int OUR_FAULT = 3;

  /** Stopped by Ctrl-C before the end: 128 + SIGINT, as shells expect. */
  static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
