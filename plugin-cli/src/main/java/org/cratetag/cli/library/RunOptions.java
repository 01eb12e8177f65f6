package org.cratetag.cli.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cratetag.config.Settings;
import org.cratetag.decision.ElectronicMusic;
import org.cratetag.pack.Sureness;
import org.cratetag.run.RunRequest;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code scan} and {@code tag} have in common. */
final class RunOptions {
  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders or files.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tracks worked on at once. Default: half of the cores.")
  private Integer workers;

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      description =
          "Least probability of a label, from 0 to 1, besides the model's own thresholds.")
  private Double minConfidence;

  @Option(
      names = "--sure",
      paramLabel = "LEVEL",
      description =
          "How sure to be: careful (default; right in 9 of 10), balanced (8 of 10) or bold (the best"
              + " guess for every track).")
  private Sureness sure;

  @Option(
      names = "--packs",
      paramLabel = "NAMES",
      split = ",",
      description =
          "Model packs to use, the preferred one first, e.g. my-crates,edm-subgenre. Default: all.")
  private List<String> packs;

  @Option(
      names = "--electronic",
      paramLabel = "WHICH",
      description =
          "Of which tracks EDM subgenres are said: auto (default; electronic by the genre tag, else"
              + " by the sound), heard (by the sound alone), always or never.")
  private ElectronicMusic electronic;

  @Option(
      names = "--retry-failed",
      description = "Try again what failed for good, or was left alone, in an earlier run.")
  private boolean retryFailed;

  @Option(
      names = "--strict",
      description =
          "Exit status 1 also when tracks that failed in earlier runs were not tried again.")
  private boolean strict;

  /** Whether what failed in earlier runs is held against this one. */
  boolean isStrict() {
    return strict;
  }

  List<Path> paths() {
    return paths;
  }

  RunRequest.Retry retry() {
    return retryFailed ? RunRequest.Retry.LEFT : RunRequest.Retry.NOTHING;
  }

  Settings over(Settings settings) {
    Settings over = workers == null ? settings : settings.withWorkers(workers);
    over = minConfidence == null ? over : over.withMinConfidence(OptionalDouble.of(minConfidence));
    over = sure == null ? over : over.withSure(sure);
    over = electronic == null ? over : over.withElectronic(electronic);
    return packs == null ? over : over.withPacks(packs);
  }
}
