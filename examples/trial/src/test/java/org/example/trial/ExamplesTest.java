package org.example.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.cli.Captured;
import org.cratetag.cli.Main;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.decode.libav.Encoding;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each example's zip in a home, seen from the command line. */
class ExamplesTest {
  private static final TrackSpec HOUSE = TrackSpec.of(TrackStyle.HOUSE, 124, 3);

  @TempDir Path folder;
  private Path home;
  private Path music;

  @BeforeEach
  void makeHome() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    music = Files.createDirectories(folder.resolve("music"));
    configure("");
  }

  private void configure(String more) throws IOException {
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\n" + more);
  }

  private void install(String example) throws IOException {
    Path zip = Path.of("..", example, "target", example + "-1.0.0.zip");
    Files.createDirectories(home.resolve("plugins"));
    Files.copy(zip, home.resolve("plugins").resolve(zip.getFileName()));
  }

  private Captured run(int status, String... arguments) {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), arguments))
        .as(captured.out() + captured.err())
        .isEqualTo(status);
    return captured;
  }

  private Path house(AudioFormat format) throws Exception {
    Path track = music.resolve("house." + format.suffix());
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(
            new Synthesiser().render(HOUSE),
            format,
            Map.of("artist", "Marlow; \"Avenue\"", "title", "Porch Light"),
            track);
    return track;
  }

  @Test
  void webhookNotifier_postsWhatWasTaggedAndUndone() throws Exception {
    install("webhook-notifier");
    List<String> posted = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          byte[] body = exchange.getRequestBody().readAllBytes();
          posted.add(token + " " + new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(posted.size() == 3 ? 500 : 204, -1);
          exchange.close();
        });
    server.start();
    try {
      Path token = Files.writeString(folder.resolve("token"), "secret\n");
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
      configure("plugins: {webhook-notifier: {url: '" + url + "', token-file: " + token + "}}\n");
      Path track = house(AudioFormat.FLAC);
      assertThat(run(0, "tag", music.toString()).err()).isEmpty();
      assertThat(run(0, "undo").err()).isEmpty();
      assertThat(posted).hasSize(2);
      assertThat(posted.get(0))
          .startsWith("Bearer secret {\"event\":\"tagged\",\"tracks\":[{\"path\":\"" + track + "\"")
          .contains("\"artist\":\"Marlow; \\\"Avenue\\\"\",\"title\":\"Porch Light\",\"seconds\":")
          .contains("\"genre\":[{\"label\":\"")
          .endsWith("}]}");
      assertThat(posted.get(1)).contains("\"event\":\"undone\"", "\"genre\":[]");
      assertThat(run(0, "tag", "--again", music.toString()).err())
          .contains("could not tell webhook 127.0.0.1: " + url + " answered with status 500");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void webhookNotifier_isRefusedWithTheLineOfAWrongSetting() throws Exception {
    install("webhook-notifier");
    configure("plugins:\n  webhook-notifier:\n    url: localhost\n");
    house(AudioFormat.FLAC);
    assertThat(run(0, "tag", music.toString()).err())
        .containsPattern(
            "config.yaml line 4, column \\d+: url must begin with http:// or https://");
  }

  @Test
  void auTags_makeSunAudioFilesLikeAnyOther() throws Exception {
    Path track = music.resolve("house.au");
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(
            new Synthesiser().render(HOUSE),
            Encoding.of("pcm_s16be", "au"),
            Map.of("title", "Pörch"),
            track);
    byte[] before = Files.readAllBytes(track);
    assertThat(run(0, "tag", music.toString()).out()).contains("Sun audio, which is not supported");
    install("au-tags");
    assertThat(run(0, "tag", music.toString()).out()).contains("1 tagged");
    byte[] after = Files.readAllBytes(track);
    assertThat(text(after)).contains("genre=House", "cratetag=", "Title=P");
    assertThat(run(0, "tag", "--again", music.toString()).out()).contains("1 unchanged");
    assertThat(run(0, "show", track.toString()).out()).contains("House");
    assertThat(run(0, "export", "m3u8", folder.resolve("lists").toString()).out())
        .contains("1 track in 1 crate");
    assertThat(run(0, "undo").out()).contains("1 undone");
    assertThat(Files.readAllBytes(track)).isEqualTo(before);
  }

  @Test
  void plainClassifier_isHeardAsAPack() throws Exception {
    install("plain-classifier");
    configure("packs: [plain-mood]\nplugins: {plain-classifier: {middle-db: 0.1}}\n");
    Path track = house(AudioFormat.FLAC);
    assertThat(run(0, "scan", "--json", music.toString()).out())
        .contains("\"packs\":[\"plain-mood/1.0.0\"]", "\"label\":\"Electronic\"");
    assertThat(run(0, "show", track.toString()).out()).contains("plain-mood/1.0.0");
  }

  @Test
  void csvExporter_writesATable() throws Exception {
    install("csv-exporter");
    configure("plugins: {csv-exporter: {separator: ';'}}\n");
    Path track = house(AudioFormat.FLAC);
    run(0, "scan", music.toString());
    Path out = folder.resolve("crates.csv");
    run(0, "export", "table", out.toString());
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("crate;family;path;artist;title;seconds;bpm;sure");
    String[] cells = lines.get(1).split(";(?! \"\"Avenue)");
    assertThat(cells[2]).isEqualTo(track.toString());
    assertThat(cells[3]).isEqualTo("\"Marlow; \"\"Avenue\"\"\"");
    assertThat(Double.parseDouble(cells[6])).isCloseTo(124, within(1.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-notifier", "au-tags", "plain-classifier", "csv-exporter"})
  void example_isShortAndSaysWhatItIs(String example) throws Exception {
    Path root = Path.of("..", example);
    assertThat(root.resolve("README.md")).content().startsWith("# " + example);
    List<Path> sources;
    try (Stream<Path> files = Files.walk(root.resolve("src/main/java"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    long code = 0;
    for (Path source : sources) {
      code +=
          Files.readAllLines(source).stream()
              .filter(line -> !line.matches("\\s*|\\s*(/?\\*|//).*|(import|package) .*"))
              .count();
    }
    assertThat(code).isLessThan(150);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
