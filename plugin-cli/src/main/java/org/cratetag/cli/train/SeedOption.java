package org.cratetag.cli.train;

import picocli.CommandLine.Option;

/** The seed of all that is random. */
public final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all that is random; of several seeds the first. Default: ${DEFAULT-VALUE}.")
  private long seed;

  public long seed() {
    return seed;
  }
}
