package org.cratetag.lab.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the two published tables of features are. */
final class EdmData {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Holds beatport-2016/beatsdataset.csv and beatport-2021/beatport_2021jan.csv.")
  private Path folder;

  Path folder() {
    return folder;
  }
}
