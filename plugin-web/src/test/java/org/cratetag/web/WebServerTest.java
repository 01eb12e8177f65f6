package org.cratetag.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.config.Secret;
import org.cratetag.config.WebSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The routes as a program meets them, over real sockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WebServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary;
  private final TestDaemon daemon = new TestDaemon();
  private final WebServer server = new WebServer(daemon);
  private final HttpClient client = HttpClient.newHttpClient();
  private Path music;
  private int port;

  @BeforeEach
  void open() throws Exception {
    music = Files.createDirectory(temporary.toRealPath().resolve("music"));
    configure("");
    port = freePort();
    server.apply(settings(Optional.empty()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void nobodyAsks_javalinIsNotStarted() throws Exception {
    assertThat(server.findPort()).contains(port);
    assertThat(server.isAwake()).isFalse();
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(server.isAwake()).isTrue();
  }

  @Test
  void health_saysWhetherTheDaemonStillTicks() throws Exception {
    assertThat(get("/health").body()).isEqualTo("{\"alive\":true}\n");
    daemon.seen = System.nanoTime() - TimeUnit.MINUTES.toNanos(6);
    HttpResponse<String> stuck = get("/health");
    assertThat(stuck.statusCode()).isEqualTo(503);
    HttpRequest head = request("/health").method("HEAD", BodyPublishers.noBody()).build();
    assertThat(client.send(head, BodyHandlers.ofString()).statusCode())
        .as("as wget --spider asks")
        .isEqualTo(503);
    assertThat(stuck.body()).isEqualTo("{\"alive\":false}\n");
  }

  @Test
  void ready_saysWhatIsInTheWay_andNothingPrivate() throws Exception {
    assertThat(get("/ready").body()).isEqualTo("{\"ready\":true}\n");
    Files.delete(music);
    daemon.wrong = "/home/me/config.yaml line 2: unknown setting";
    daemon.ledgerFails = true;
    HttpResponse<String> ready = get("/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(JSON.readTree(ready.body()).path("reasons")).hasSize(3);
    assertThat(ready.body())
        .contains("configuration is wrong", "1 of 1 libraries", "ledger cannot be opened")
        .doesNotContain(temporary.toString(), "/home/me", "music");
  }

  @Test
  void paths_asJsonOrText_areTold_andOthersIgnoredWithTheReason() throws Exception {
    Path one = Files.createFile(music.resolve("Ünï cödé.flac"));
    Path album = Files.createDirectory(music.resolve("album"));
    Files.createFile(music.resolve(".nomusic.flac"));
    HttpResponse<String> json =
        post(
            "/hooks/paths",
            JSON.writeValueAsString(
                Map.of("paths", List.of(one.toString(), "/etc/passwd", "x.mp3", music + "/no"))));
    assertThat(json.statusCode()).isEqualTo(202);
    JsonNode answer = JSON.readTree(json.body());
    assertThat(answer.path("accepted").get(0).path("path").asText()).isEqualTo(one.toString());
    assertThat(answer.path("accepted").get(0).path("library").asText()).isEqualTo("music");
    assertThat(answer.path("ignored")).hasSize(3);
    assertThat(reasons(answer))
        .satisfiesExactly(
            none -> assertThat(none).contains("in none of the libraries", "web.paths"),
            part -> assertThat(part).contains("no whole path"),
            gone -> assertThat(gone).contains("no such file"));
    HttpResponse<String> text = post("/hooks/paths", album + "\r\n\n" + music + "/../x\n");
    assertThat(reasons(JSON.readTree(text.body()))).singleElement().asString().contains("'..'");
    assertThat(daemon.told).containsExactly(one, album);
  }

  @Test
  void whatIsLeftOut_orLeadsOutOfTheLibrary_isIgnored() throws Exception {
    configure("exclude: [Samples]\n");
    Path sample = Files.createDirectories(music.resolve("Samples")).resolve("a.wav");
    Files.createFile(sample);
    Path secret = Files.createDirectory(temporary.resolve("secret"));
    Files.createFile(secret.resolve("b.mp3"));
    Files.createSymbolicLink(music.resolve("link"), secret);
    Files.createSymbolicLink(music.resolve("c.mp3"), secret.resolve("b.mp3"));
    HttpResponse<String> told =
        post("/hooks/paths", sample + "\n" + music + "/link/b.mp3\n" + music + "/c.mp3");
    assertThat(told.statusCode()).isEqualTo(200);
    assertThat(reasons(JSON.readTree(told.body())))
        .satisfiesExactly(
            left -> assertThat(left).contains("Samples"),
            link -> assertThat(link).contains("leads out of the library"),
            file -> assertThat(file).contains("leads out of the library"));
    assertThat(daemon.told).isEmpty();
  }

  @Test
  void pathsOfTheSender_areWhatTheyAreHere_andAWrongOneIsNotedOnce() throws Exception {
    Path file = Files.createFile(music.resolve("a.mp3"));
    HttpResponse<String> before = post("/hooks/paths", "/data/a.mp3");
    post("/hooks/paths", "/data/a.mp3");
    assertThat(before.statusCode()).isEqualTo(200);
    assertThat(daemon.notes).singleElement().asString().contains("'/data/a.mp3'", "web.paths");
    configure("web: {paths: {" + music + ": /data}}\n");
    JsonNode answer = JSON.readTree(post("/hooks/paths", "/data/a.mp3").body());
    assertThat(answer.path("accepted").get(0).path("here").asText()).isEqualTo(file.toString());
    assertThat(daemon.told).containsExactly(file);
  }

  @Test
  void lidarr_tellsOfFilesThatItImportedRenamedAndTagged() throws Exception {
    for (String name : List.of("a", "b", "c", "d")) {
      Files.createFile(music.resolve(name + ".flac"));
    }
    lidarr("{'eventType': 'Test', 'artist': {'path': 'C:testpath'}}", 200);
    lidarr("{'eventType': 'Grab', 'albums': []}", 200);
    assertThat(daemon.told).isEmpty();
    lidarr(
        "{'eventType': 'Download', 'isUpgrade': true, 'trackFiles': [{'id': 1, 'path': 'M/a.flac'},"
            + " {'id': 2, 'path': 'M/b.flac'}], 'deletedFiles': [{'path': 'M/old.flac'}]}",
        202);
    lidarr(
        "{'eventType': 'Rename', 'renamedTrackFiles': [{'previousPath': 'M/x.flac', 'path':"
            + " 'M/c.flac'}]}",
        202);
    lidarr("{'eventType': 'Retag', 'trackFile': {'path': 'M/d.flac'}}", 202);
    assertThat(daemon.told)
        .extracting(told -> told.getFileName().toString())
        .containsExactly("a.flac", "b.flac", "c.flac", "d.flac");
    assertThat(lidarr("{'hello': 1}", 400)).contains("not from Lidarr");
  }

  private String lidarr(String body, int status) throws Exception {
    HttpResponse<String> answer =
        post("/hooks/lidarr", body.replace('\'', '"').replace("M/", music + "/"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  @Test
  void bodiesThatAreNone_areRefusedWithTheReason() throws Exception {
    for (String body :
        List.of("", " \n\n", "{", "{}", "{\"paths\": 1}", "{\"paths\": [1]}", "{\"paths\": []}")) {
      HttpResponse<String> answer = post("/hooks/paths", body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(JSON.readTree(answer.body()).path("error").asText()).isNotEmpty();
    }
    for (String body : List.of("", "[]", "x", "{\"eventType\": 3}", "[".repeat(100_000))) {
      assertThat(post("/hooks/lidarr", body).statusCode()).as(body).isEqualTo(400);
    }
    HttpResponse<String> bytes =
        client.send(
            request("/hooks/paths")
                .POST(BodyPublishers.ofByteArray(new byte[] {'/', (byte) 0xff}))
                .build(),
            BodyHandlers.ofString());
    assertThat(bytes.body()).contains("not UTF-8");
    HttpResponse<String> nul = post("/hooks/paths", "{\"paths\": [\"/a\\u0000b\"]}");
    assertThat(reasons(JSON.readTree(nul.body()))).containsExactly("it is no path");
  }

  @Test
  void hugeBody_isRefused_whateverItSaysOfItsLength() throws Exception {
    byte[] huge = new byte[3 << 20];
    Arrays.fill(huge, (byte) '/');
    assertThat(
            raw(
                "POST /hooks/paths HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    HttpResponse<String> chunked =
        client.send(
            request("/hooks/paths")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(huge)))
                .build(),
            BodyHandlers.ofString());
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(
            raw(
                "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: "
                    + "x".repeat(20_000)
                    + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void slowClients_areLeft_andOthersAnsweredMeanwhile() throws Exception {
    get("/health");
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Socket socket = connect();
      String part = i % 2 == 0 ? "GET /hea" : "POST /hooks/paths HTTP/1.1\r\nHost: localhost\r\n";
      socket.getOutputStream().write(part.getBytes(ISO_8859_1));
      slow.add(socket);
    }
    long start = System.nanoTime();
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
    for (Socket socket : slow) {
      socket.setSoTimeout(20_000);
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .satisfiesAnyOf(
              nothing -> assertThat(nothing).isEmpty(),
              answer -> assertThat(answer).contains("408"));
      socket.close();
    }
  }

  @Test
  void bodyThatComesByteByByte_isNotWaitedForLongerThanForAWholeOne() throws Exception {
    Socket socket = connect();
    socket.setSoTimeout(1_000);
    socket
        .getOutputStream()
        .write(
            "POST /hooks/paths HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n"
                .getBytes(ISO_8859_1));
    long start = System.nanoTime();
    int first = -2;
    while (first == -2 && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30)) {
      try {
        socket.getOutputStream().write('/');
        first = socket.getInputStream().read();
      } catch (java.net.SocketTimeoutException drip) {
        first = -2;
      }
    }
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
    assertThat(daemon.told).isEmpty();
    socket.close();
  }

  @Test
  void otherHostsAndOrigins_areRefused() throws Exception {
    for (String host :
        List.of(
            "evil.example", "evil.example:" + port, "127.0.0.1.evil.example", "evil.localhost.x")) {
      assertThat(raw("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
          .as(host)
          .startsWith("HTTP/1.1 403")
          .doesNotContain("cratetag_");
    }
    assertThat(raw("GET /health HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(raw("GET /health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 403");
    for (String host : List.of("localhost", "127.0.0.1:" + port, "[::1]:1", "127.9.9.9")) {
      assertThat(raw("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
          .as(host)
          .startsWith("HTTP/1.1 200");
    }
    Files.createFile(music.resolve("a.mp3"));
    HttpResponse<String> page =
        client.send(
            request("/hooks/paths")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString(music + "/a.mp3"))
                .build(),
            BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(daemon.told).isEmpty();
  }

  @Test
  void withAToken_hooksAndFiguresNeedIt_andHealthDoesNot() throws Exception {
    server.apply(settings(Optional.of(Secret.of("a long secret"))));
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/ready").statusCode()).isEqualTo(200);
    String wrong = "Bearer a long secre";
    for (String[] header :
        List.of(
            new String[] {"X-Other", "x"},
            new String[] {"Authorization", wrong},
            new String[] {"Authorization", "Bearer "},
            new String[] {"Authorization", "Basic !!!"},
            new String[] {"X-Api-Key", "A long secret"})) {
      for (String route : List.of("/metrics", "/hooks/paths", "/hooks/lidarr", "/nowhere")) {
        HttpResponse<String> refused =
            client.send(
                request(route).header(header[0], header[1]).build(), BodyHandlers.ofString());
        assertThat(refused.statusCode()).as(route + " " + header[1]).isEqualTo(401);
        assertThat(refused.body()).contains("token").doesNotContain("a long secret");
      }
    }
    String basic =
        java.util.Base64.getEncoder().encodeToString("lidarr:a long secret".getBytes(UTF_8));
    for (String[] header :
        List.of(
            new String[] {"Authorization", "Bearer a long secret"},
            new String[] {"authorization", "bearer a long secret"},
            new String[] {"Authorization", "Basic " + basic},
            new String[] {"X-Api-Key", "a long secret"})) {
      assertThat(
              client
                  .send(
                      request("/metrics").header(header[0], header[1]).build(),
                      BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void metrics_areWhatPrometheusReads() throws Exception {
    daemon.figures.outcome(new TrackOutcome.Failed(music, Stage.DECODE, "x"));
    daemon.figures.unchanged(7);
    daemon.figures.took(Map.of(Stage.DECODE, 1_500_000_000L, Stage.TAGS, 1L));
    post("/hooks/paths", "/else/a.mp3");
    daemon.paused = true;
    HttpResponse<String> page = get("/metrics");
    assertThat(page.headers().firstValue("Content-Type")).get().asString().contains("0.0.4");
    assertThat(page.body().lines())
        .contains(
            "cratetag_tracks_total{outcome=\"failed\"} 1.0",
            "cratetag_tracks_total{outcome=\"unchanged\"} 7.0",
            "cratetag_tracks_total{outcome=\"tagged\"} 0.0",
            "cratetag_stage_seconds_total{stage=\"decode\"} 1.5",
            "cratetag_queue_tracks{goal=\"tag\",state=\"queued\"} 3.0",
            "cratetag_known_tracks{state=\"missing\"} 2.0",
            "cratetag_notices{server=\"home\",state=\"waiting\"} 4.0",
            "cratetag_notices{server=\"home\",state=\"given_up\"} 1.0",
            "cratetag_library_present{library=\"music\"} 1.0",
            "cratetag_hook_paths_total{result=\"ignored\"} 1.0",
            "cratetag_paused 1.0",
            "cratetag_ledger_up 1.0",
            "cratetag_run_active 1.0",
            "cratetag_configuration_good 1.0",
            "cratetag_run_tracks_left 5.0")
        .anyMatch(line -> line.matches("process_resident_memory_bytes [0-9.E]+"))
        .anyMatch(line -> line.matches("process_cpu_seconds_total [0-9.E]+"))
        .anyMatch(
            line ->
                line.matches(
                    "cratetag_library_last_look_timestamp_seconds\\{library=\"music\"} [0-9.E]+"));
    assertThat(page.body()).contains("# TYPE cratetag_tracks_total counter");
    daemon.ledgerFails = true;
    assertThat(get("/metrics").body()).contains("cratetag_ledger_up 0.0");
  }

  @Test
  void twoHundredHooksAtOnce_areAllHeard() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Path file = Files.createFile(music.resolve(i + ".mp3"));
      answers.add(
          client.sendAsync(
              request("/hooks/paths").POST(BodyPublishers.ofString(file.toString())).build(),
              BodyHandlers.ofString()));
    }
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).isEqualTo(202);
    }
    assertThat(daemon.told).hasSize(200).doesNotHaveDuplicates();
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("web"))
            .count();
    assertThat(threads).isLessThanOrEqualTo(10);
  }

  @Test
  void unknownRoutes_andWrongMethods_areSaidSo() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/../../etc/passwd").statusCode()).isBetween(400, 404);
    assertThat(get("/hooks/paths").statusCode()).isEqualTo(405);
    assertThat(post("/health", "x").statusCode()).isEqualTo(405);
    assertThat(get("/metrics").headers().map()).doesNotContainKey("server");
    assertThat(JSON.readTree(get("/nowhere").body()).path("error").asText()).contains("/hooks/");
  }

  @Test
  void portInUse_isSaidPlainly() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      WebSettings taken = settings(other.getLocalPort(), Optional.empty());
      assertThatThrownBy(() -> server.apply(taken))
          .isInstanceOf(IOException.class)
          .hasMessage("port " + other.getLocalPort() + " is in use by another program");
    }
    assertThat(server.findPort()).isEmpty();
  }

  @Test
  void changedSettings_areTakenUp() throws Exception {
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
    server.apply(settings(Optional.of(Secret.of("x"))));
    assertThat(get("/metrics").statusCode()).isEqualTo(401);
    int before = port;
    port = freePort();
    server.apply(settings(Optional.empty()));
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> new Socket("127.0.0.1", before)).isInstanceOf(IOException.class);
    server.apply(
        new WebSettings(false, "127.0.0.1", Optional.of(port), Optional.empty(), Map.of()));
    assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(IOException.class);
    Secret missing = Secret.inFile(temporary.resolve("none"));
    assertThatThrownBy(() -> server.apply(settings(Optional.of(missing))))
        .hasMessageContaining("cannot read the secret");
    assertThat(server.findPort()).isEmpty();
  }

  private static List<String> reasons(JsonNode answer) {
    List<String> reasons = new ArrayList<>();
    answer.path("ignored").forEach(each -> reasons.add(each.path("reason").asText()));
    return reasons;
  }

  private WebSettings settings(Optional<Secret> token) {
    return settings(port, token);
  }

  private static WebSettings settings(int port, Optional<Secret> token) {
    return new WebSettings(true, "127.0.0.1", Optional.of(port), token, Map.of());
  }

  private void configure(String more) throws Exception {
    daemon.configuration =
        TestDaemon.configuration(temporary, "libraries: {music: " + music + "}\n" + more);
  }

  private HttpRequest.Builder request(String route) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + route));
  }

  private HttpResponse<String> get(String route) throws Exception {
    return client.send(request(route).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String route, String body) throws Exception {
    return client.send(
        request(route).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private Socket connect() throws IOException {
    return new Socket("127.0.0.1", port);
  }

  /** What comes back of some bytes, until it is over or nothing more comes for a while. */
  private String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      byte[] answer = new byte[4_096];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), ISO_8859_1);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
