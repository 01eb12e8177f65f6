package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cratetag.synth.TrackStyle;
import org.cratetag.tags.SidecarWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --profile sidecar}: what is heard stands beside the tracks. */
class SidecarProfileTest {
  @TempDir static Path shared;

  @TempDir Path folder;
  private Path music;
  private Path track;

  @BeforeAll
  static void makeTracks() throws Exception {
    OwnTracks.make(TrackStyle.HARDCORE, 1, shared);
    OwnTracks.make(TrackStyle.HIP_HOP, 2, shared);
  }

  @BeforeEach
  void copyTracks() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/config.yaml"), "quiet-period-seconds: 0\n");
    music = Files.createDirectories(folder.resolve("music"));
    for (Path each : list(shared)) {
      track = Files.copy(each, music.resolve(each.getFileName()));
    }
  }

  @Test
  void tracksAreLeftAsTheyAre() throws Exception {
    Map<String, String> before = contents();
    assertThat(tag()).contains("2 tagged", "Written: files beside 2.");
    Map<String, String> after = contents();
    assertThat(after.keySet()).filteredOn(name -> name.endsWith(".cratetag.json")).hasSize(2);
    after.keySet().removeIf(name -> name.endsWith(".cratetag.json"));
    assertThat(after).isEqualTo(before);
    run("undo");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void dryRun_writesNothing_andKnowsWhatIsWritten() throws Exception {
    Map<String, String> before = contents();
    assertThat(tag("--dry-run")).contains("2 planned", "Would write: files beside 2.");
    assertThat(contents()).isEqualTo(before);
    tag();
    assertThat(tag("--dry-run")).contains("2 tracks: 2 unchanged.");
    Files.writeString(SidecarWriter.sidecarOf(track), "{}");
    assertThat(tag("--dry-run")).contains("2 tracks: 1 planned, 1 unchanged.");
    Files.delete(SidecarWriter.sidecarOf(track));
    Files.createDirectory(SidecarWriter.sidecarOf(track));
    assertThat(tag("--dry-run")).contains("2 tracks: 1 unchanged, 1 skipped.", "is not a sidecar");
  }

  @Test
  void fileThatIsGone_isWrittenAgain() throws Exception {
    tag();
    Map<String, String> written = contents();
    assertThat(tag()).contains("2 tracks: 2 unchanged.");
    Files.delete(SidecarWriter.sidecarOf(track));
    assertThat(tag()).contains("2 tracks: 1 tagged, 1 unchanged.", "files beside 1.");
    assertThat(contents()).isEqualTo(written);
  }

  @Test
  void fileThatWasTakenBack_isWrittenAgain_whenThatIsAskedFor() throws Exception {
    tag();
    Map<String, String> written = contents();
    run("undo", track.toString());
    for (int again = 0; again < 2; again++) {
      assertThat(tag()).contains("2 tracks: 1 unchanged, 1 skipped.", "were taken back");
      assertThat(SidecarWriter.sidecarOf(track)).doesNotExist();
    }
    assertThat(tag("--again")).contains("2 tracks: 1 tagged, 1 unchanged.");
    assertThat(contents()).isEqualTo(written);
  }

  private String tag(String... options) {
    return run(
        Stream.concat(
                Stream.of("tag", "--profile", "sidecar", music.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private String run(String... args) {
    Captured captured = Captured.withHome(folder.resolve("home"));
    assertThat(Main.run(captured.surroundings(), args)).as(captured.err()).isZero();
    return captured.out();
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : list(music)) {
      contents.put(file.getFileName().toString(), Sha256.of(file));
    }
    return contents;
  }

  private static Iterable<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
