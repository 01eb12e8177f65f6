package org.cratetag.cli.train;

import java.io.IOException;
import java.util.Optional;
import org.cratetag.cli.ownset.OwnSet;
import org.cratetag.cli.workplace.GlobalOptions;
import picocli.CommandLine.Option;

/** The pack that is made of a user's own data, and what it starts from. */
final class PackOptions {
  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the pack: lower case letters, digits and hyphens.")
  private String name;

  @Option(
      names = "--start-from",
      paramLabel = "PACK",
      defaultValue = "edm-subgenre",
      description =
          "The pack whose opinion of a track the new one may use, if that helps by an inner"
              + " cross-validation; it becomes a part of the new pack. Or: none. Default:"
              + " ${DEFAULT-VALUE}.")
  private String startFrom;

  @Option(
      names = "--name-files",
      description = "Name the files, below DIR, that the pack learned from in the pack.")
  private boolean namesFiles;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Tracks listened to at once. Default: half of the cores.")
  private Integer workers;

  Optional<String> name() {
    return Optional.ofNullable(name);
  }

  boolean namesFiles() {
    return namesFiles;
  }

  /**
   * Trains the pack, which has a name.
   *
   * @param base name of the base network that is listened with, if any
   */
  int train(GlobalOptions options, OwnSet source, Optional<String> base) throws IOException {
    return new CrateTrainingRun(options, source, name, startFrom, base, namesFiles)
        .run(settings -> workers == null ? settings : settings.withWorkers(workers));
  }
}
