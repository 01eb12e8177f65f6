package org.cratetag.cli;

import org.cratetag.cli.workplace.GlobalOptions;
import picocli.CommandLine;

/**
 * The commands of those who make model packs, {@code cratetag lab ...}. The distribution does not
 * carry them: a provider named in {@code META-INF/services} brings them with the add-on.
 */
public interface LabCommands {
  /** The command {@code lab} with all below it, hidden in the list of commands. */
  CommandLine commandLine(GlobalOptions options);
}
