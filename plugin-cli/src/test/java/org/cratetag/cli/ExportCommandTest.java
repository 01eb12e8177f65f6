package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir Path folder;

  @Test
  void export_writesAPlaylistForEachLabelThatWasHeard() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\n");
    Path track = Files.createDirectories(folder.resolve("music")).resolve("house.mp3");
    AudioFixtures.write(
        new Synthesiser().render(TrackSpec.of(TrackStyle.HOUSE, 124, 3)), AudioFormat.MP3, track);
    String out = folder.resolve("lists").toString();
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "export", "m3u8", out)).isEqualTo(2);
    assertThat(captured.err()).contains("run 'cratetag scan' on your music first");
    assertThat(Main.run(captured.surroundings(), "scan", track.getParent().toString())).isZero();
    assertThat(Main.run(captured.surroundings(), "export", "m3u8", out)).isZero();
    assertThat(captured.out()).contains("1 track in 1 crate");
    try (Stream<Path> lists = Files.walk(Path.of(out))) {
      assertThat(lists.filter(Files::isRegularFile))
          .singleElement()
          .satisfies(list -> assertThat(Files.readAllLines(list)).contains(track.toString()));
    }
    assertThat(Main.run(captured.surroundings(), "export", "rekord", out)).isEqualTo(2);
    assertThat(captured.err())
        .contains("there is no format 'rekord'; there are built-in, csv, json, m3u8, nsp, ");
    assertThat(Main.run(captured.surroundings(), "export", "m3u8", out)).isEqualTo(1);
    assertThat(captured.err()).contains("there already", "--update");
    String music = track.getParent().toString();
    String file = folder.resolve("r.xml").toString();
    assertThat(
            Main.run(
                captured.surroundings(),
                "export",
                "rekordbox",
                file,
                "--path-map",
                music + "=D:\\M"))
        .isZero();
    assertThat(Files.readString(Path.of(file))).contains("file://localhost/D:/M/house.mp3");
    assertThat(Main.run(captured.surroundings(), "export", "csv", file + "2", "--label", "Polka"))
        .isEqualTo(2);
    assertThat(captured.err()).contains("no known track fits all of these options");
    assertThat(Main.run(captured.surroundings(), "export", "csv", file + "2", "--bpm", "9-1"))
        .isEqualTo(2);
    String tree = folder.resolve("tree").toString();
    assertThat(Main.run(captured.surroundings(), "crates", tree, "--link", "copy")).isZero();
    assertThat(Main.run(captured.surroundings(), "crates", tree, "--link", "copy")).isZero();
    assertThat(captured.out()).contains("1 made, 0 kept, 0 removed", "0 made, 1 kept, 0 removed");
    assertThat(Main.run(captured.surroundings(), "crates", music)).isEqualTo(1);
  }
}
