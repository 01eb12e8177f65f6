package org.cratetag.notify.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TrackNames;
import org.cratetag.config.Secret;
import org.cratetag.config.ServerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What servers are sent, by the public descriptions of their interfaces, and what they answer. */
@Timeout(60)
class ServerContractsTest {
  private static final Path TRACK = Path.of("/srv/music/Some Album/01 Ünö & more.flac");
  private static final String SECRET = "a-very-secret-key";

  @TempDir Path folder;
  private final List<String> requests = new ArrayList<>();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private int status = 200;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    for (String header : List.of("Authorization", "X-Emby-Token", "X-Plex-Token")) {
      String value = exchange.getRequestHeaders().getFirst(header);
      line += value == null ? "" : " [" + header + ": " + value + "]";
    }
    requests.add(line + (body.isEmpty() ? "" : " " + body));
    String path = exchange.getRequestURI().getPath();
    String answer =
        answers.entrySet().stream()
            .filter(each -> path.startsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    if (status >= 300 && status < 400) {
      exchange.getResponseHeaders().set("Location", "http://elsewhere.invalid/?key=" + SECRET);
    }
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void jellyfin_isToldOfTheFiles_andToReadAKnownOneAnew() throws IOException {
    answers.put(
        "/Items",
        """
        {"Items": [
          {"Id": "1", "Path": "/media/Some Album/other.flac", "Genres": ["Rock"]},
          {"Id": "2", "Path": "/media/Some Album/01 Ünö & more.flac", "Genres": ["House", "Tech House"]}]}
        """);
    ServerNotifier jellyfin = notifier(ServerSettings.Type.JELLYFIN);
    jellyfin.tagged(List.of(track()));
    String login = " [Authorization: MediaBrowser Token=\"" + SECRET + "\"]";
    assertThat(requests.get(0))
        .isEqualTo(
            "POST /Library/Media/Updated"
                + login
                + " {\"Updates\":[{\"Path\":\"/media/Some Album/01 Ünö & more.flac\","
                + "\"UpdateType\":\"Modified\"}]}");
    assertThat(requests.get(2))
        .isEqualTo(
            "POST /Items/2/Refresh?metadataRefreshMode=FullRefresh&imageRefreshMode=Default"
                + "&replaceAllMetadata=true"
                + login);
    assertThat(jellyfin.shown(TRACK).orElseThrow().get(TagField.GENRE))
        .containsExactly("House", "Tech House");
    assertThat(jellyfin.shown(Path.of("/srv/music/unknown.mp3"))).isEmpty();
  }

  @Test
  void emby_isToldWithItsOwnHeader() throws IOException {
    answers.put("/Items", "{\"Items\": []}");
    notifier(ServerSettings.Type.EMBY).undone(List.of(track()));
    assertThat(requests.get(0)).contains("[X-Emby-Token: " + SECRET + "]", "\"Modified\"");
  }

  @Test
  void plex_isToldOfFoldersInTheirSection() throws IOException {
    answers.put(
        "/library/sections",
        """
        {"MediaContainer": {"Directory": [
          {"key": "1", "Location": [{"path": "/films"}]},
          {"key": "7", "Location": [{"path": "/media"}]}]}}
        """);
    notifier(ServerSettings.Type.PLEX).tagged(List.of(track(), track()));
    assertThat(requests)
        .containsExactly(
            "GET /library/sections [X-Plex-Token: " + SECRET + "]",
            "GET /library/sections/7/refresh?path=%2Fmedia%2FSome%20Album [X-Plex-Token: "
                + SECRET
                + "]");
  }

  @Test
  void plexWithoutThatFolder_saysWhatItHas() {
    answers.put(
        "/library/sections",
        "{\"MediaContainer\": {\"Directory\": [{\"key\": \"1\", \"Location\":"
            + " [{\"path\": \"/films\"}]}]}}");
    assertThatThrownBy(() -> notifier(ServerSettings.Type.PLEX).tagged(List.of(track())))
        .hasMessageContaining("no library of")
        .hasMessageContaining("holds /media/Some Album; it has /films");
  }

  @Test
  void lyrion_isToldOfFolders_andAskedByFile() throws IOException {
    answers.put(
        "/jsonrpc.js",
        "{\"result\": {\"songinfo_loop\": [{\"id\": \"4\"}, {\"genres\": \"House, Tech House\"}]}}");
    ServerNotifier lyrion = notifier(ServerSettings.Type.LYRION);
    lyrion.tagged(List.of(track()));
    assertThat(requests.get(0)).contains("[\"rescan\",\"full\",\"file:///media/Some%20Album\"]");
    assertThat(lyrion.shown(TRACK).orElseThrow().get(TagField.GENRE))
        .containsExactly("House", "Tech House");
    assertThat(requests.get(1)).contains("url:file:///media/Some%20Album/01%20");
  }

  @Test
  void navidromeWithALibrary_looksThroughTheFoldersAlone() throws IOException {
    answers.put("/rest/startScan", "{\"subsonic-response\": {\"status\": \"ok\"}}");
    notifier(ServerSettings.Type.NAVIDROME).tagged(List.of(track()));
    assertThat(requests.get(0))
        .contains("/rest/startScan.view?u=admin&t=", "&s=", "target=3%3Amedia%2FSome%20Album")
        .doesNotContain(SECRET);
  }

  @Test
  void subsonicErrors_areSaidInTheServersWords() {
    answers.put(
        "/rest/",
        "{\"subsonic-response\": {\"status\": \"failed\", \"error\": {\"code\": 40, \"message\":"
            + " \"Wrong username or password\"}}}");
    assertThatThrownBy(() -> notifier(ServerSettings.Type.SUBSONIC).tagged(List.of(track())))
        .hasMessageContaining("says: Wrong username or password");
  }

  @Test
  void webhook_getsTheLabels() throws IOException {
    notifier(ServerSettings.Type.WEBHOOK).tagged(List.of(track()));
    assertThat(requests.get(0))
        .isEqualTo(
            "POST / [Authorization: Bearer "
                + SECRET
                + "] {\"event\":\"tagged\",\"tracks\":[{\"path\":\"/media/Some Album/01 Ünö & more.flac\","
                + "\"artist\":\"Someone\",\"title\":\"Ünö & more\",\"genre\":[{\"label\":\"House\","
                + "\"confidence\":0.91}],\"subgenre\":[],\"bpm\":126.0}]}");
  }

  @Test
  void command_readsTheTracks_andItsFailureIsOne() throws IOException {
    Path out = folder.resolve("out.json");
    command("/bin/sh", "-c", "cat > '" + out + "'").tagged(List.of(track()));
    assertThat(Files.readString(out)).startsWith("{\"event\":\"tagged\"");
    assertThatThrownBy(() -> command("/bin/sh", "-c", "exit 3").tagged(List.of(track())))
        .hasMessage("/bin/sh ends with the status 3");
    assertThatThrownBy(() -> command("/no/such/program").tagged(List.of(track())))
        .hasMessageContaining("/no/such/program cannot be run");
  }

  @Test
  void refusals_areSaidPlainly_withoutTheSecret() {
    Map<Integer, String> words =
        Map.of(
            401, "refuses the user, password or token",
            403, "refuses the user, password or token",
            404, "does not know what is asked for (404); is the url right?",
            500, "answers with the error 500",
            302, "sends on to http://elsewhere.invalid/, which is not followed");
    words.forEach(
        (code, text) -> {
          status = code;
          for (ServerSettings.Type type : ServerSettings.Type.values()) {
            if (type != ServerSettings.Type.MPD && type != ServerSettings.Type.COMMAND) {
              assertThatThrownBy(() -> notifier(type).tagged(List.of(track())))
                  .as("%s, %d", type, code)
                  .isInstanceOf(IOException.class)
                  .hasMessageContaining(text)
                  .hasMessageNotContaining(SECRET);
            }
          }
        });
  }

  @Test
  void otherAnswers_areNoJson() {
    answers.put("/", "<html>Welcome</html>");
    assertThatThrownBy(() -> notifier(ServerSettings.Type.SUBSONIC).tagged(List.of(track())))
        .hasMessageContaining("no JSON; is the url right?");
  }

  @Test
  void slowServer_isGivenUp() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    server.createContext(
        "/slow",
        exchange -> {
          try {
            never.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    answers.put("/", "{}");
    HttpCalls calls = new HttpCalls(url(), Optional.empty(), Duration.ofSeconds(2));
    // A connection that stands already, or a busy machine spends the limit on making one.
    calls.get("/", Map.of());
    assertThatThrownBy(() -> calls.get("/slow", Map.of()))
        .hasMessageContaining("does not answer within 2 s");
    never.countDown();
  }

  @Test
  void certificateThatNobodyKnows_isRefused_andTakenWhenItIsNamed() throws Exception {
    Path store = folder.resolve("server.p12");
    Path certificate = folder.resolve("server.pem");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    run(
        keytool,
        "-genkeypair",
        "-alias",
        "x",
        "-keyalg",
        "EC",
        "-keystore",
        store.toString(),
        "-storepass",
        "changeit",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1");
    run(
        keytool,
        "-exportcert",
        "-rfc",
        "-alias",
        "x",
        "-keystore",
        store.toString(),
        "-storepass",
        "changeit",
        "-file",
        certificate.toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer secure = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(context));
    secure.createContext("/", this::answer);
    secure.start();
    try {
      URI there = URI.create("https://127.0.0.1:" + secure.getAddress().getPort());
      assertThatThrownBy(() -> new HttpCalls(there, Optional.empty()).get("/", Map.of()))
          .hasMessageContaining("is not trusted")
          .hasMessageContaining("certificate-file");
      new HttpCalls(there, Optional.of(certificate)).touch("/", Map.of());
      assertThat(requests).containsExactly("GET /");
    } finally {
      secure.stop(0);
    }
  }

  @Test
  void secretInAFile_isReadWhenItIsNeeded_andNeverShown() throws IOException {
    Path file = folder.resolve("key");
    Secret secret = Secret.inFile(file);
    assertThatThrownBy(secret::reveal).hasMessageContaining("cannot read the secret in " + file);
    Files.writeString(file, SECRET + "\n");
    assertThat(secret.reveal()).isEqualTo(SECRET);
    assertThat(secret + " " + settings(ServerSettings.Type.PLEX)).doesNotContain(SECRET);
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private ServerNotifier command(String... words) {
    return Servers.of(
            List.of(
                new ServerSettings(
                    "test",
                    ServerSettings.Type.COMMAND,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    List.of(words),
                    Optional.empty(),
                    Optional.empty(),
                    true)),
            path -> TrackNames.NONE)
        .get(0);
  }

  private ServerNotifier notifier(ServerSettings.Type type) {
    TrackNames names = new TrackNames(Optional.of("Someone"), Optional.of("Ünö & more"));
    return Servers.of(List.of(settings(type)), path -> names).get(0);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private ServerSettings settings(ServerSettings.Type type) {
    return new ServerSettings(
        "test",
        type,
        Optional.of(url()),
        Optional.of("admin"),
        Optional.of(Secret.of(SECRET)),
        Optional.of(Secret.of(SECRET)),
        Map.of(Path.of("/srv/music"), "/media", Path.of("/srv"), "/elsewhere"),
        List.of(),
        Optional.of("3"),
        Optional.empty(),
        true);
  }

  private static LabelledTrack track() {
    return new LabelledTrack(
        TRACK,
        Optional.of("Someone"),
        Optional.of("Ünö & more"),
        Optional.empty(),
        OptionalDouble.of(126),
        List.of(new DecidedLabel("House", Optional.empty(), 0.91)),
        List.of());
  }
}
