package org.cratetag.lab.command;

import org.cratetag.cli.train.SeedOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Over which seeds figures are means. */
final class MeanOverSeeds {
  @Mixin private SeedOption seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Seeds that figures are means over. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  long first() {
    return seed.seed();
  }

  int count() {
    return seeds;
  }
}
