package org.cratetag.cli.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cratetag.api.CratetagExtension;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.cli.Main;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.ExtensionPoint;

/** Does what src/site/plugins.md tells an author to do, step by step, in a shell. */
@Timeout(300)
class PluginGuideTest {
  private static final Path GUIDE = Path.of("..", "src", "site", "plugins.md");

  /** A fenced block, perhaps with the name of the file that it is before it. */
  private static final Pattern BLOCK =
      Pattern.compile("(?:`([A-Za-z./]+)`:\\n\\n)?```([a-z]+)\\n(.*?)```\\n", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void stepsOfTheGuide_endWithAPluginThatIsUsed() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path track = Files.createDirectories(folder.resolve("music")).resolve("house.mp3");
    AudioFixtures.write(
        new Synthesiser().render(TrackSpec.of(TrackStyle.HOUSE, 124, 3)), AudioFormat.MP3, track);
    List<MatchResult> blocks = BLOCK.matcher(Files.readString(GUIDE)).results().toList();
    assertThat(blocks.stream().map(block -> block.group(2)).distinct())
        .containsExactly("sh", "properties", "java", "yaml");
    StringBuilder script = new StringBuilder("set -e\n");
    for (MatchResult block : blocks) {
      if (block.group(2).equals("sh")) {
        script.append(block.group(3));
      } else if (block.group(2).equals("yaml")) {
        String settings = "quiet-period-seconds: 0\n" + block.group(3);
        script.append(here("$CRATETAG_HOME/config.yaml", settings));
      } else {
        script.append(here(block.group(1), block.group(3)));
      }
    }
    String said = shell(script.toString(), home);
    assertThat(said)
        .contains(
            "taken: my-plugin 1.0.0 brings ServerNotifier",
            "my-plugin.zip",
            "1 tagged",
            track + " is ",
            "1 undone")
        .doesNotContain("not used");
    assertThat(home.resolve("plugin-data/my-plugin/heard.txt"))
        .content()
        .endsWith(track + " is as it was\n");
  }

  private static String here(String file, String content) {
    return "cat >\"" + file + "\" <<'END_OF_FILE'\n" + content + "END_OF_FILE\n";
  }

  private String shell(String script, Path home) throws Exception {
    Path programs = Files.createDirectories(folder.resolve("bin"));
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    Path cratetag =
        Files.writeString(
            programs.resolve("cratetag"),
            "#!/bin/sh\nexec '%s/java' -cp '%s' %s \"$@\"\n"
                .formatted(java, System.getProperty("java.class.path"), Main.class.getName()));
    assertThat(cratetag.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("PATH", programs + ":" + java + ":" + environment.get("PATH"));
    environment.put("LIB", lib().toString());
    environment.put("MUSIC", folder.resolve("music").toString());
    environment.put("CRATETAG_HOME", home.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** The jars that an author needs, as they are in the distribution's folder. */
  private Path lib() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    for (Class<?> each :
        List.of(CratetagExtension.class, ExtensionPoint.class, org.slf4j.Logger.class)) {
      Path place =
          Path.of(URI.create(each.getProtectionDomain().getCodeSource().getLocation() + ""));
      if (Files.isDirectory(place)) {
        zip(place, lib.resolve("plugin-api.jar"));
      } else {
        Files.copy(place, lib.resolve(place.getFileName()));
      }
    }
    return lib;
  }

  private static void zip(Path folder, Path jar) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
