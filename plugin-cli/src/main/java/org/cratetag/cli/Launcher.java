package org.cratetag.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.StopRequest;

/**
 * The script that started the program. It puts add-ons on the class path, which a running program
 * cannot, so it is asked to run the same command once more.
 *
 * @param script its path
 * @param loaded add-ons that it has put there already
 */
record Launcher(String script, List<String> loaded) {
  Launcher {
    loaded = List.copyOf(loaded);
  }

  /** The one that started this program, if one did. */
  static Optional<Launcher> find(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(AddOn.LAUNCHER))
        .filter(script -> !script.isBlank())
        .map(script -> new Launcher(script, AddOn.loaded(environment)));
  }

  /**
   * Runs the command again with an add-on. The signals that stop a command reach the other process.
   *
   * @return its exit status
   * @throws IOException when the script cannot be started
   */
  int runWith(AddOn addOn, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    List<String> addOns = new ArrayList<>(loaded);
    addOns.add(addOn.key());
    builder.environment().put(AddOn.LOADED, String.join(" ", addOns));
    Process again = builder.start();
    // Ctrl-C reaches it by itself, kill does not.
    try (StopRequest stop = StopRequest.passOn(again)) {
      return again.waitFor();
    } catch (InterruptedException e) {
      again.destroy();
      Thread.currentThread().interrupt();
      return ExitStatus.INTERRUPTED;
    }
  }
}
