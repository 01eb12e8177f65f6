package org.cratetag.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.cratetag.cli.Captured;
import org.cratetag.cli.Main;
import org.cratetag.cli.output.ExitStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as its owner runs it. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ServeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static List<Path> tracks;

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Path home;
  private Path music;
  private Captured captured;

  @BeforeAll
  static void makeTracks() throws IOException {
    tracks = DemoTracks.make(shared);
  }

  @BeforeEach
  void makeLibrary() throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve("home"));
    music = Files.createDirectories(folder.toRealPath().resolve("music"));
    configure("");
  }

  @AfterEach
  void end() throws Exception {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void withoutLibraries_isWrongUse() throws Exception {
    Files.writeString(home.resolve("config.yaml"), "profile: dj\n");
    assertThat(run("serve")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("no libraries are in", "CRATETAG_LIBRARIES_MUSIC_PATH");
  }

  @Test
  void once_doesWhatIsDue_andNothingTheSecondTime() throws Exception {
    Files.copy(tracks.get(0), music.resolve("a.wav"));
    Files.writeString(
        home.resolve("config.yaml"),
        "libraries: {music: " + music + "}\nsettle-seconds: 0\nquiet-period-seconds: 0\n");
    assertThat(run("serve", "--once")).isZero();
    assertThat(captured.out()).contains("music, because of the schedule", "1 tagged");
    Files.copy(tracks.get(1), music.resolve(tracks.get(1).getFileName()));
    assertThat(run("serve", "--once")).isZero();
    assertThat(captured.out()).doesNotContain("tagged").contains("What was due is done.");
    assertThat(run("status", "--json")).isZero();
    assertThat(JSON.readTree(captured.out()).path("runs")).hasSize(1);
  }

  @Test
  void once_saysWhatCouldNotBeDone() throws Exception {
    Files.delete(music);
    assertThat(run("serve", "--once")).isEqualTo(ExitStatus.SOME_FAILED);
    assertThat(captured.err()).contains("is its disk or share not mounted?");
  }

  @Test
  void pauseAndResume_areKeptInTheHome() throws Exception {
    assertThat(run("serve", "pause", "--for", "soon")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(run("serve", "pause", "--for", "2h")).isZero();
    assertThat(captured.out()).contains("Paused until 2", "No daemon is at work");
    Files.copy(tracks.get(0), music.resolve("a.wav"));
    assertThat(run("serve", "--once")).isZero();
    assertThat(captured.out()).doesNotContain("tagged");
    assertThat(run("serve", "resume")).isZero();
    assertThat(captured.out()).contains("It goes on.");
    assertThat(run("serve", "resume")).isZero();
    assertThat(captured.out()).contains("It was not paused.");
  }

  @Test
  void downloads_areTaggedOnce_whenTheyAreWhole() throws Exception {
    Process daemon = serve();
    for (int i = 0; i < tracks.size(); i++) {
      Path target = music.resolve("album " + i % 2).resolve(tracks.get(i).getFileName());
      Files.createDirectories(target.getParent());
      byte[] bytes = Files.readAllBytes(tracks.get(i));
      Path written = i % 3 == 0 ? target.resolveSibling(target.getFileName() + ".part") : target;
      try (OutputStream out = Files.newOutputStream(written)) {
        for (int piece = 0; piece < 4; piece++) {
          int from = bytes.length / 4 * piece;
          int to = piece == 3 ? bytes.length : bytes.length / 4 * (piece + 1);
          out.write(bytes, from, to - from);
          out.flush();
          TimeUnit.MILLISECONDS.sleep(150);
        }
      }
      if (!written.equals(target)) {
        Files.move(written, target);
      }
    }
    await(() -> said("tagged    ") >= tracks.size() - 1);
    await(
        () ->
            status().path("next").size() == 1 && status().path("doing").asText().equals("waiting"));
    for (Path track : tracks) {
      assertThat(said("tagged    .*" + Pattern.quote(track.getFileName().toString())))
          .as("how often %s was tagged", track.getFileName())
          .isLessThanOrEqualTo(1);
    }
    assertThat(said("failed ")).isZero();
    assertThat(run("serve")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("is at work in this home already");
    JsonNode state = status();
    assertThat(state.path("doing").asText()).isEqualTo("waiting");
    assertThat(state.path("next").get(0).path("library").asText()).isEqualTo("music");

    Files.writeString(home.resolve("config.yaml"), "libraries: {music: " + music + "}\nsur: x\n");
    await(() -> status().path("trouble").asText().contains("mean 'sure'?"));
    configure("sure: bold\n");
    await(() -> !status().has("trouble"));

    Instant asked = Instant.now();
    daemon.destroy();
    assertThat(daemon.waitFor()).isZero();
    assertThat(Instant.now()).isBefore(asked.plusSeconds(10));
    assertThat(status().isMissingNode()).isTrue();
  }

  @Test
  void stoppedAtWork_endsSoon_andTheNextStartGoesOn() throws Exception {
    for (int copy = 0; copy < 6; copy++) {
      for (Path track : tracks) {
        Files.copy(track, music.resolve(copy + " " + track.getFileName()));
      }
    }
    Process daemon = serve();
    await(() -> said("tagged    ") > 0);
    Instant asked = Instant.now();
    daemon.destroy();
    assertThat(daemon.waitFor()).isZero();
    assertThat(Instant.now()).isBefore(asked.plusSeconds(10));
    long before = said("tagged    ");
    assertThat(before).isLessThan(6L * tracks.size());
    assertThat(run("serve", "--once")).isZero();
    assertThat(run("status", "--json")).isZero();
    assertThat(JSON.readTree(captured.out()).path("work").path("tag").fieldNames())
        .toIterable()
        .as("every track is settled")
        .isSubsetOf("done", "skipped");
    assertThat(said("tagged    ")).isGreaterThan(before);
  }

  @Test
  void serviceManager_isToldOfBeginLifeAndEnd() throws Exception {
    Path told = home.resolve("told");
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("systemd-notify");
    Files.writeString(program, "#!/bin/sh\necho \"$@\" >>" + told + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    environment.put("PATH", program.getParent() + ":" + System.getenv("PATH"));
    environment.put("NOTIFY_SOCKET", "/run/nowhere");
    environment.put("WATCHDOG_USEC", "3000000");
    Process daemon = serve();
    await(() -> contains(told, "WATCHDOG=1"));
    daemon.destroy();
    assertThat(daemon.waitFor()).isZero();
    assertThat(Files.readAllLines(told))
        .startsWith("--ready --status=serving")
        .endsWith("STOPPING=1");
  }

  private JsonNode status() {
    assertThat(run("status", "--json")).isZero();
    try {
      return JSON.readTree(captured.out()).path("serve");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many lines of the log fit. */
  private long said(String pattern) {
    try {
      Path log = home.resolve("logs").resolve("runs.log");
      Pattern wanted = Pattern.compile("\\] " + pattern);
      return Files.readAllLines(log).stream().filter(line -> wanted.matcher(line).find()).count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        home.resolve("config.yaml"),
        "libraries: {music: "
            + music
            + "}\nsettle-seconds: 1\nquiet-period-seconds: 0\nworkers: 1\nweb: {enabled: no}\n"
            + more);
  }

  private Process serve() throws Exception {
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
    builder.environment().putAll(environment);
    Path out = home.resolve("out");
    Process process =
        builder.redirectOutput(out.toFile()).redirectError(home.resolve("err").toFile()).start();
    processes.add(process);
    await(() -> process.isAlive() && contains(out, "Serving."));
    return process;
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException notYet) {
      return false;
    }
  }

  private int run(String... args) {
    captured = Captured.withHome(home);
    return Main.run(captured.surroundings(), args);
  }
}
