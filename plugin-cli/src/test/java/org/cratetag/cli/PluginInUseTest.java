package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.host.PluginZip;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugin zips that are dropped into the home, seen from a run of {@code tag}. */
class PluginInUseTest {
  private static final String TITLE = "Optional[Ch\u00f8rd (Extended Mix) \u266b]";

  @TempDir Path folder;
  private Path home;
  private Path track;

  @BeforeEach
  void makeTrack() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\n");
    track = Files.createDirectories(folder.resolve("music")).resolve("house.mp3");
    AudioFixtures.write(
        new Synthesiser().render(TrackSpec.of(TrackStyle.HOUSE, 124, 3)), AudioFormat.MP3, track);
  }

  @Test
  void notifier_isToldOfTaggedFiles() throws Exception {
    Path told = folder.resolve("told.txt");
    notifier(
        "Files.writeString(Path.of(\"%s\"), tracks.get(0).path().toString());".formatted(told));
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "tag", track.getParent().toString())).isZero();
    assertThat(captured.err()).doesNotContain("plugin");
    assertThat(told).hasContent(track.toString());
  }

  @Test
  void notifierThatThrows_isReportedAndTheRunIsGood() throws Exception {
    notifier("throw new IOException(\"the server is away\");");
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "tag", track.getParent().toString())).isZero();
    assertThat(captured.err()).contains("could not tell file: the server is away");
    assertThat(captured.out()).contains("1 tagged");
  }

  @Test
  void notifierThatThrowsWithoutWords_isNamedByWhatItThrew() throws Exception {
    notifier("throw new IOException();");
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "tag", track.getParent().toString())).isZero();
    assertThat(captured.err()).contains("could not tell file: IOException").doesNotContain("null");
  }

  @Test
  void notifier_isToldArtistTitleLengthAndLabels_andOfUndo() throws Exception {
    Path told = folder.resolve("told.txt");
    notifier(
        "LabelledTrack t = tracks.get(0); Files.writeString(Path.of(\"%s\"), t.title()"
                .formatted(told)
            + " + \"|\" + t.duration().map(d -> d.toSeconds() > 10).orElse(false)"
            + " + \"|\" + t.findLabel().isPresent() + \"\\n\","
            + " StandardOpenOption.CREATE, StandardOpenOption.APPEND);");
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "tag", track.getParent().toString())).isZero();
    assertThat(Main.run(captured.surroundings(), "undo")).isZero();
    assertThat(captured.err()).doesNotContain("plugin", "could not");
    assertThat(Files.readAllLines(told))
        .containsExactly(TITLE + "|true|true", TITLE + "|true|false");
  }

  @Test
  void show_tellsWhatAServerShows() throws Exception {
    PluginZip.of("viewer")
        .source(
            folder,
            "Viewer",
            """
            @Extension
            public class Viewer implements ServerNotifier {
              public String name() { return "jukebox"; }
              public void tagged(List<LabelledTrack> tracks) {}
              public void undone(List<LabelledTrack> tracks) {}
              @Override
              public Optional<TagValues> shown(Path path) {
                return Optional.of(TagValues.EMPTY.with(TagField.GENRE, List.of("Polka")));
              }
            }
            """)
        .writeTo(home.resolve("plugins"), "viewer.zip");
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "show", track.toString())).isZero();
    assertThat(captured.out()).containsSubsequence("jukebox shows", "GENRE     Polka");
  }

  @Test
  void sectionForNoPlugin_isAWarningWithTheLine() throws Exception {
    Files.writeString(
        home.resolve("config.yaml"), "quiet-period-seconds: 0\nplugins:\n  nobody: {url: x}\n");
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "tag", track.getParent().toString())).isZero();
    assertThat(captured.err())
        .containsPattern("config.yaml line 3, column \\d+: there is no plugin 'nobody'");
  }

  @Test
  void notifier_isNotToldOfADryRun() throws Exception {
    Path told = folder.resolve("told.txt");
    notifier("Files.writeString(Path.of(\"%s\"), \"told\");".formatted(told));
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "tag", "--dry-run", track.getParent().toString()))
        .isZero();
    assertThat(told).doesNotExist();
  }

  @Test
  void pluginWithItsOwnOnnxRuntime_isRefusedAndTheRunGoesOn() throws Exception {
    PluginZip.of("greedy")
        .file("classes/ai/onnxruntime/OrtEnvironment.class", "not read")
        .writeTo(home.resolve("plugins"), "greedy.zip");
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "tag", track.getParent().toString())).isZero();
    assertThat(captured.err()).contains("greedy.zip", "ONNX Runtime");
    assertThat(captured.out()).contains("1 tagged");
  }

  private void notifier(String statement) throws IOException {
    PluginZip.of("notifier")
        .source(
            folder,
            "FileNotifier",
            """
            @Extension
            public class FileNotifier implements ServerNotifier {
              public String name() { return "file"; }
              public void tagged(List<LabelledTrack> tracks) throws IOException {
                %s
              }
              public void undone(List<LabelledTrack> tracks) throws IOException { tagged(tracks); }
            }
            """
                .formatted(statement))
        .writeTo(home.resolve("plugins"), "notifier.zip");
  }
}
