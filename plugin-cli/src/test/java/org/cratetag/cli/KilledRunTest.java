package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole process, killed at random moments, then run again. */
class KilledRunTest {
  private static final int COPIES = 3;
  private static final int KILLS = 4;

  @TempDir Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void killedTag_goesOnAndCanBeTakenBack() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\nworkers: 2\n");
    Path music = music(home);
    Map<String, String> before = contents(music);
    Random random = new Random(42);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(home, "tag", music.toString());
      process.waitFor(1_500 + random.nextInt(2_500), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }

    assertThat(start(home, "tag", music.toString()).waitFor()).isZero();

    Map<String, String> tagged = contents(music);
    assertThat(tagged.keySet()).as("no leftovers").isEqualTo(before.keySet());
    assertThat(run(home, "status", "--json").get("work").get("tag").fieldNames())
        .toIterable()
        .as("every track is settled")
        .isSubsetOf("done", "skipped");
    JsonNode again = run(home, "tag", "--json", music.toString()).get("summary");
    assertThat(again.get("tagged").asInt()).isZero();
    assertThat(contents(music)).isEqualTo(tagged);

    run(home, "undo", "--json", music.toString());
    assertThat(contents(music)).as("the journal knows every change").isEqualTo(before);
  }

  private Path music(Path home) throws IOException {
    Path made = folder.resolve("made");
    run(home, "demo", "--json", "--out", made.toString());
    run(home, "undo", "--json", made.toString());
    Path music = Files.createDirectories(folder.resolve("music"));
    try (Stream<Path> tracks = Files.list(made)) {
      for (Path track : tracks.toList()) {
        for (int copy = 0; copy < COPIES; copy++) {
          Files.copy(track, music.resolve(copy + " " + track.getFileName()));
        }
      }
    }
    return music;
  }

  private static Process start(Path home, String... args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(args));
    builder.environment().put("CRATETAG_HOME", home.toString());
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Runs a command here; gives its last line. */
  private static JsonNode run(Path home, String... args) throws IOException {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), args)).as(captured.err()).isZero();
    String[] lines = captured.out().strip().split("\n");
    return new ObjectMapper().readTree(lines[lines.length - 1]);
  }

  private static Map<String, String> contents(Path music) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(music)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Sha256.of(file));
      }
    }
    return contents;
  }
}
