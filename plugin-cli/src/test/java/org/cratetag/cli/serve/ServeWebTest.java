package org.cratetag.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.cratetag.cli.Captured;
import org.cratetag.cli.Main;
import org.cratetag.cli.output.ExitStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as other programs meet it: a process of its own, real files, real HTTP. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ServeWebTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCRIPT =
      Path.of("..", "src", "packaging", "hooks", "cratetag-hook").toAbsolutePath().normalize();
  private static final String TOKEN = "a \"long\" \\ secret $HOME";

  @TempDir static Path shared;
  private static List<Path> tracks;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private Path home;
  private Path music;
  private Path err;
  private int port;

  @BeforeAll
  static void makeTracks() throws IOException {
    tracks = DemoTracks.make(shared);
  }

  @BeforeEach
  void makeLibrary() throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve("home"));
    music = Files.createDirectories(folder.toRealPath().resolve("music"));
    err = home.resolve("err");
    port = freePort();
  }

  @AfterEach
  void end() throws Exception {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void fileThatAHookTellsOf_isTagged_andNoOther() throws Exception {
    configure("web: {port: " + port + "}\nlog: {format: json}\n");
    serve();
    awaitFirstLook();
    Path album = Files.createDirectory(music.resolve("album"));
    Path told = copy(0, album, "line\nbreak.wav");
    Path other = copy(1, album, "other.wav");
    byte[] before = Files.readAllBytes(other);
    HttpResponse<String> answer =
        post("/hooks/paths", JSON.writeValueAsString(Map.of("paths", List.of(told.toString()))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    await(() -> get("/metrics").contains("cratetag_tracks_total{outcome=\"tagged\"} 1.0"));
    assertThat(Files.readAllBytes(other)).isEqualTo(before);
    String page = get("/metrics");
    assertThat(page.lines())
        .contains("cratetag_ledger_up 1.0", "cratetag_hook_paths_total{result=\"accepted\"} 1.0")
        .anyMatch(
            line -> line.matches("cratetag_stage_seconds_total\\{stage=\"decode\"} .*[1-9].*"))
        .anyMatch(
            line -> line.matches("cratetag_stage_seconds_total\\{stage=\"write\"} .*[1-9].*"));
    assertThat(get("/ready")).isEqualTo("{\"ready\":true}\n");

    Path log = home.resolve("logs").resolve("runs.log");
    await(() -> Files.readString(log).contains("\"event\":\"summary\""));
    List<JsonNode> said = jsonLines(err);
    assertThat(said).anyMatch(line -> line.path("event").asText().equals("serving"));
    assertThat(said)
        .anyMatch(
            line ->
                line.path("path").asText().equals(told.toString())
                    && line.path("outcome").asText().equals("tagged")
                    && line.path("level").asText().equals("info"));
    assertThat(jsonLines(log))
        .anyMatch(line -> line.path("outcome").asText().equals("tagged"))
        .anyMatch(line -> line.path("message").asText().startsWith("cratetag "))
        .allMatch(line -> line.has("time") && line.has("level") && line.has("process"));
    assertThat(Files.readString(home.resolve("out"))).isEmpty();
  }

  @Test
  void script_tellsOfFilesByLidarrAndByHand_withATokenThatNobodySees() throws Exception {
    Assumptions.assumeTrue(hasCurl(), "SKIPPED: there is no curl, the hook script is not tried");
    Path token = Files.writeString(home.resolve("token"), TOKEN + "\n");
    configure(
        "web: {port: " + port + ", token-file: " + token + ", paths: {" + music + ": /data}}\n");
    serve();
    awaitFirstLook();
    Path first = copy(0, music, "first | of two.wav");
    Path second = copy(1, music, "second.wav");
    Path third = copy(2, music, "Dritte Spur ünï.wav");
    Map<String, String> lidarr = new HashMap<>();
    lidarr.put("lidarr_eventtype", "Test");
    assertThat(script(lidarr).waitFor()).as(scriptSaid()).isZero();
    lidarr.put("lidarr_eventtype", "Grab");
    assertThat(script(lidarr).waitFor()).isZero();
    lidarr.put("lidarr_eventtype", "AlbumDownload");
    lidarr.put("lidarr_addedtrackpaths", "/data/first | of two.wav|/data/second.wav");
    assertThat(script(lidarr).waitFor()).as(scriptSaid()).isZero();
    assertThat(scriptSaid())
        .contains(first.toString(), second.toString())
        .contains("\"ignored\":[]");
    assertThat(script(Map.of(), third.toString()).waitFor()).as(scriptSaid()).isZero();
    await(() -> authorised("/metrics").contains("cratetag_tracks_total{outcome=\"tagged\"} 3.0"));

    Files.writeString(token, "another");
    assertThat(script(Map.of(), third.toString()).waitFor()).isEqualTo(1);
    assertThat(scriptSaid()).contains("status 401");
    assertThat(script(Map.of()).waitFor()).isEqualTo(1);
    Path logs = home.resolve("logs");
    for (Path file : List.of(err, home.resolve("out"), logs.resolve("runs.log"))) {
      assertThat(Files.readString(file)).doesNotContain("\"long\"");
    }
  }

  @Test
  void changedSettings_areTakenUp_andWrongOnesAreNot() throws Exception {
    configure("web: {port: " + port + "}\n");
    serve();
    assertThat(get("/health")).contains("true");
    int before = port;
    configure("web: {address: 0.0.0.0, port: " + port + "}\n");
    await(() -> get("/ready").contains("configuration is wrong"));
    port = freePort();
    configure("web: {port: " + port + "}\n");
    await(() -> get("/ready").contains("{\"ready\":true}"));
    port = before;
    await(() -> isRefused());
  }

  @Test
  void portInUse_isAnErrorWhereItWasAskedFor() throws Exception {
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      configure("web: {port: " + other.getLocalPort() + "}\n");
      Captured captured = Captured.withHome(home);
      assertThat(Main.run(captured.surroundings(), "serve")).isEqualTo(ExitStatus.WRONG_USE);
      assertThat(captured.err())
          .contains("port " + port + " is in use by another program")
          .contains("web: {port: " + (port + 1) + "}");
    }
  }

  private boolean isRefused() {
    try {
      get("/health");
      return false;
    } catch (Exception refused) {
      return true;
    }
  }

  private static boolean hasCurl() throws InterruptedException {
    try {
      return new ProcessBuilder("curl", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private Process script(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("CRATETAG_URL", "http://127.0.0.1:" + port);
    builder.environment().put("CRATETAG_TOKEN_FILE", home.resolve("token").toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("script").toFile())
        .start();
  }

  private String scriptSaid() throws IOException {
    return Files.readString(folder.resolve("script"));
  }

  /** Each file once, at a time that is long over. */
  private static Path copy(int track, Path folder, String name) throws IOException {
    return Files.copy(tracks.get(track), folder.resolve(name));
  }

  private static List<JsonNode> jsonLines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = JSON.readTree(line);
      assertThat(node.isObject()).as(line).isTrue();
      lines.add(node);
    }
    return lines;
  }

  /** What was never looked through is at once: it is empty then. */
  private void awaitFirstLook() throws Exception {
    Path looked = home.resolve("serve").resolve("looked.json");
    await(() -> Files.exists(looked));
  }

  private String get(String route) throws Exception {
    return send(HttpRequest.newBuilder(uri(route)));
  }

  private String authorised(String route) throws Exception {
    return send(HttpRequest.newBuilder(uri(route)).header("Authorization", "Bearer " + TOKEN));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> post(String route, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(route)).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private URI uri(String route) {
    return URI.create("http://127.0.0.1:" + port + route);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    boolean isSo = false;
    while (!isSo) {
      TimeUnit.MILLISECONDS.sleep(200);
      try {
        isSo = condition.call();
      } catch (IOException notYet) {
        isSo = false;
      }
    }
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        home.resolve("config.yaml"),
        "libraries: {music: "
            + music
            + "}\nwatch: no\nsettle-seconds: 1\nquiet-period-seconds: 0\nworkers: 1\n"
            + more);
  }

  private void serve() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--home",
            home.toString(),
            "serve");
    builder.environment().keySet().removeIf(name -> name.startsWith("CRATETAG_"));
    processes.add(
        builder.redirectOutput(home.resolve("out").toFile()).redirectError(err.toFile()).start());
    await(() -> get("/health").contains("true") || !authorised("/health").isEmpty());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
