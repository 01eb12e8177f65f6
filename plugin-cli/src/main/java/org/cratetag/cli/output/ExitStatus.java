package org.cratetag.cli.output;

/** What the process tells the shell. */
public final class ExitStatus {
  /** All well. */
  public static final int OK = 0;

  /** Some tracks failed; they were listed. */
  public static final int SOME_FAILED = 1;

  /** Wrong use or configuration. */
  public static final int WRONG_USE = 2;

  /** A fault of Cratetag itself. */
  public static final int OUR_FAULT = 3;

  /** Stopped by Ctrl-C before the end: 128 + SIGINT, as shells expect. */
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
