package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.cratetag.cli.output.ExitStatus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstallBaseTest {
  private static final String WHERE = "CRATETAG_MUSICNN";

  @TempDir private Path folder;
  private Captured captured;

  @Test
  void withoutPip_oneLineSaysHowToGetTheFile() {
    assertThat(run("models", "install", "musicnn")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("pip download --no-deps musicnn==0.1.0")
        .contains("cratetag models install musicnn-0.1.0-py3-none-any.whl");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void failingPip_isQuotedInOneLine() throws Exception {
    pip("echo 'ERROR: no network here'; exit 1");
    assertThat(run("models", "install", "musicnn")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("musicnn==0.1.0: ERROR: no network here");
    assertThat(home().resolve("models/bases")).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void otherFile_isRefusedByItsHash() throws Exception {
    pip(
        "while [ \"$1\" != --dest ]; do shift; done;"
            + " echo no wheel > \"$2/musicnn-0.1.0-py3-none-any.whl\"");
    assertThat(run("models", "install", "musicnn")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("SHA-256");
    assertThat(home().resolve("models/bases")).isEmptyDirectory();
  }

  @Test
  void missingFile_isNamed() {
    assertThat(run("models", "install", "nowhere.whl")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("nowhere.whl");
  }

  @Test
  void brokenBase_isNamedInTheList() throws Exception {
    Files.createDirectories(home().resolve("models/bases/musicnn"));
    assertThat(run("models", "list")).isEqualTo(ExitStatus.OK);
    assertThat(captured.err()).contains("base refused", "base.json is missing");
  }

  @Test
  void realPackage_isInstalledListedVerifiedAndRemoved() {
    String wheel = System.getenv(WHERE);
    if (wheel == null) {
      System.err.println("SKIPPED: installing MusiCNN itself was NOT tested. Set " + WHERE);
    }
    Assumptions.assumeTrue(wheel != null, WHERE + " is not set");
    assertThat(run("models", "install", wheel)).isEqualTo(ExitStatus.OK);
    assertThat(captured.out()).contains("installed musicnn/0.1.0, licence ISC");
    assertThat(run("models", "install", wheel)).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("musicnn/0.1.0 is already there");
    assertThat(run("models", "list")).isEqualTo(ExitStatus.OK);
    assertThat(captured.out()).contains("musicnn/0.1.0", "musicnn/1", "1556");
    assertThat(run("models", "info", "musicnn")).isEqualTo(ExitStatus.OK);
    assertThat(captured.out()).contains("ISC", "753 max_pool", "Hip-Hop");
    assertThat(run("models", "verify", "musicnn")).isEqualTo(ExitStatus.OK);
    assertThat(run("models", "verify")).isEqualTo(ExitStatus.OK);
    assertThat(captured.out()).doesNotContain("needs:");
    assertThat(run("models", "remove", "musicnn")).isEqualTo(ExitStatus.OK);
    assertThat(home().resolve("models/bases")).isEmptyDirectory();
  }

  private void pip(String script) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path pip = Files.writeString(bin.resolve("pip3"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(pip, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path home() {
    return folder.resolve("home");
  }

  private int run(String... args) {
    captured =
        Captured.withEnvironment(
            Map.of("CRATETAG_HOME", home().toString(), "PATH", folder.resolve("bin").toString()));
    return Main.run(captured.surroundings(), args);
  }
}
