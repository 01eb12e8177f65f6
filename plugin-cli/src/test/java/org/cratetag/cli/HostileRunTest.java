package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.fixture.HostileCorpus;
import org.cratetag.fixture.HostileFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, with half a gigabyte of memory, over more than 200 hostile files. */
class HostileRunTest {
  @TempDir Path temporary;

  @Test
  @Timeout(400)
  void everyHostileFile_isAnOutcomeWithAReason() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
      Path folder = temporary.toRealPath().resolve("music");
      List<HostileFile> files = HostileCorpus.write(folder, url);
      Map<Path, String> before = hashes(files);
      Path out = temporary.resolve("out.jsonl");

      int status = tag(folder, out);

      Map<String, JsonNode> lines = lines(out);
      assertThat(status).isEqualTo(ExitStatus.SOME_FAILED);
      assertThat(lines.get("summary").get("tagged").asInt()).isPositive();
      check(files, before, hashes(files), lines);
      server.setSoTimeout(1);
      assertThatThrownBy(server::accept)
          .as("nothing was asked of the network")
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static void check(
      List<HostileFile> files,
      Map<Path, String> before,
      Map<Path, String> after,
      Map<String, JsonNode> lines) {
    SoftAssertions softly = new SoftAssertions();
    for (HostileFile file : files) {
      JsonNode line = lines.get(file.path().toString());
      if (line == null) {
        softly.fail("no outcome: " + file.path());
        continue;
      }
      String outcome = line.get("outcome").asText();
      if (outcome.equals("skipped") || outcome.equals("failed")) {
        softly.assertThat(line.get("reason").asText()).as(line.toString()).isNotBlank();
        softly.assertThat(line.get("reason").asText()).doesNotContain("unexpected");
      }
      if (!outcome.equals("tagged")) {
        softly
            .assertThat(after.get(file.path()))
            .as(line.toString())
            .isEqualTo(before.get(file.path()));
      }
    }
    softly.assertAll();
  }

  private int tag(Path folder, Path out) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "tag",
            "--json",
            "--workers",
            "2",
            "--home",
            temporary.resolve("home").toString(),
            folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static Map<String, JsonNode> lines(Path out) throws IOException {
    Map<String, JsonNode> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(out)) {
      JsonNode node = new ObjectMapper().readTree(line);
      if (node.has("summary")) {
        lines.put("summary", node.get("summary"));
      } else {
        lines.put(node.get("path").asText(), node);
      }
    }
    return lines;
  }

  private static Map<Path, String> hashes(List<HostileFile> files) throws Exception {
    Map<Path, String> hashes = new HashMap<>();
    for (HostileFile file : files) {
      if (Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS)) {
        hashes.put(file.path(), Sha256.of(file.path()));
      }
    }
    return hashes;
  }
}
