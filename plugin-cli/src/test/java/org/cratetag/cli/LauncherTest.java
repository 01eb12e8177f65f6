package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A command that needs more than is there is run again by the launcher. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir private Path folder;
  private Path said;
  private Captured captured;

  @BeforeEach
  void makeALauncher() throws Exception {
    captured = Captured.withHome(folder.resolve("home"));
    said = folder.resolve("said");
    Path script = folder.resolve("launcher");
    Files.writeString(
        script, "#!/bin/sh\necho \"$CRATETAG_ADD_ONS: $*\" >'" + said + "'\nexit 7\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void labIsAskedForByName_withItsOptions() throws Exception {
    assertThat(run("", "lab", "train", "genre", "--help")).isEqualTo(7);
    assertThat(said).hasContent("lab: lab train genre --help");
  }

  @Test
  void whatTrainsNetworksIsAskedFor_besideWhatIsLoaded() throws Exception {
    assertThat(run("heap", "train", "--network=crate-mel", "--from=x", "--name=mine")).isEqualTo(7);
    assertThat(said).hasContent("heap training: train --network=crate-mel --from=x --name=mine");
  }

  @Test
  void aLauncherThatHasLoadedItAlready_isNotAskedAgain() {
    assertThat(run("lab", "lab", "train")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(said).doesNotExist();
    assertThat(captured.err()).contains("'lab' is for makers of packs");
  }

  @Test
  void withoutALauncher_aMessageSaysWhatToDo() {
    assertThat(Main.run(captured.surroundings(), "lab")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("Run ./cratetag from a checkout");
  }

  private int run(String loaded, String... arguments) {
    Surroundings plain = captured.surroundings();
    Map<String, String> environment = new HashMap<>(plain.environment());
    environment.put("CRATETAG_LAUNCHER", folder.resolve("launcher").toString());
    environment.put("CRATETAG_ADD_ONS", loaded);
    return Main.run(
        new Surroundings(
            plain.out(),
            plain.err(),
            environment,
            plain.outIsTerminal(),
            plain.errIsTerminal(),
            plain.columns()),
        arguments);
  }
}
