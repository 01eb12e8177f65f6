package org.cratetag.cli.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.cli.Captured;
import org.cratetag.cli.Main;
import org.cratetag.host.PluginZip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {
  @TempDir Path folder;
  private Path home;
  private Path zip;

  @BeforeEach
  void makePlugin() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    zip =
        PluginZip.of("lister")
            .source(
                folder,
                "Lister",
                """
                @Extension
                public class Lister implements CrateExporter {
                  public String format() { return "list"; }
                  public void export(List<Crate> crates, Path out) {}
                }
                """)
            .writeTo(folder, "lister.zip");
  }

  private Captured run(int status, String... arguments) {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), arguments)).isEqualTo(status);
    return captured;
  }

  @Test
  void check_saysWhatAZipBringsAndWhereToPutIt() {
    assertThat(run(0, "plugins", "check", zip.toString()).out())
        .contains("taken: lister 1.0.0 brings CrateExporter", "cp ", "plugins");
    assertThat(home.resolve("plugins")).isEmptyDirectory();
  }

  @Test
  void check_saysWhyAJarIsNotTaken() throws Exception {
    Path jar = Files.createFile(folder.resolve("my.jar"));
    assertThat(run(1, "plugins", "check", jar.toString()).out())
        .contains("not taken", "my.jar is a jar; a plugin is a zip");
    assertThat(run(2, "plugins", "check", folder.resolve("gone.zip").toString()).err())
        .contains("no such file");
  }

  @Test
  void list_namesWhatIsInUseAndWhatIsNot() throws Exception {
    assertThat(run(0, "plugins", "list").out()).contains("No plugin is in use");
    Files.copy(zip, home.resolve("plugins/lister.zip"));
    Files.createFile(home.resolve("plugins/my.jar"));
    assertThat(run(0, "plugins", "list").out())
        .contains("lister", "1.0.0", "CrateExporter", "not used: my.jar is a jar");
    assertThat(run(0, "plugins", "list", "--json").out())
        .contains("\"api\":\"1.0.0\"", "\"plugin\":\"lister\"", "\"refused\":\"is a jar");
  }

  @Test
  void info_tellsClassesAndSettings() throws Exception {
    Files.createDirectories(home.resolve("plugins"));
    Files.copy(zip, home.resolve("plugins/lister.zip"));
    Files.writeString(home.resolve("config.yaml"), "plugins: {lister: {sort: name}}\n");
    assertThat(run(0, "plugins", "info", "lister").out())
        .contains("lister 1.0.0", ">=1.0.0; this is 1.0.0", "(plugin.Lister)", "settings  sort");
    assertThat(run(2, "plugins", "info", "other").err()).contains("no plugin 'other'");
  }
}
