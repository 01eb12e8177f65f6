package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.cli.output.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
  @TempDir Path home;

  private Captured captured;

  @Test
  void asksForACommand_whenThereIsNone() {
    assertThat(run("models")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("list, info, verify, install or remove");
  }

  @Test
  void namesWhatIsRefused_inTheList() throws Exception {
    Path pack = Files.createDirectories(home.resolve("packs").resolve("broken"));
    Files.writeString(pack.resolve("pack.json"), "{\"schema\":\"cratetag-pack/1\"}");
    assertThat(run("models", "list")).isEqualTo(ExitStatus.OK);
    assertThat(captured.err()).contains("pack refused: " + pack);
    assertThat(run("models", "list", "--json")).isEqualTo(ExitStatus.OK);
    assertThat(captured.out().lines())
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
        .anyMatch(line -> line.contains("\"refused\":"));
  }

  @Test
  void verifiesEveryBundledPack_withoutComplaint() {
    assertThat(run("models", "verify")).isEqualTo(ExitStatus.OK);
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void refusesAnUnknownPack_byName() {
    assertThat(run("models", "info", "nonsense")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("there is no pack nonsense", "models list");
    assertThat(run("models", "remove", "nonsense")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(run("models", "verify", "nonsense")).isEqualTo(ExitStatus.WRONG_USE);
  }

  @Test
  void installsNothing_fromAFolderThatIsNoPack() throws Exception {
    Path folder = Files.createDirectory(home.resolve("music"));
    assertThat(run("models", "install", folder.toString())).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("pack.json");
    assertThat(home.resolve("packs")).isEmptyDirectory();
  }

  private int run(String... args) {
    captured = Captured.withHome(home);
    return Main.run(captured.surroundings(), args);
  }
}
