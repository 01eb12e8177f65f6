package org.cratetag.cli.train;

import org.cratetag.cli.output.WrongUseException;
import picocli.CommandLine.Option;

/** How many threads work on one step of a network's training. */
public final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "That work on one step. Default: half of the cores.")
  private Integer threads;

  /**
   * Half of the cores, or as many as were asked for.
   *
   * @throws WrongUseException when there are not so many cores
   */
  public int threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    if (threads != null && (threads < 1 || threads > cores)) {
      throw new WrongUseException("--threads must be 1 to " + cores + ", found " + threads);
    }
    return threads == null ? Math.max(1, cores / 2) : threads;
  }
}
