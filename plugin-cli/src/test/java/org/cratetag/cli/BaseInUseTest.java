package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.base.BaseCheck;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.KnownBases;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.cratetag.train.onnx.OnnxGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled pack over MusiCNN speaks where the base is installed; a graph that gives the mean of
 * the patch for every value stands in for it.
 */
class BaseInUseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PACK = "genre-musicnn/1.0.0";
  private static final int VALUES = 1556;

  @TempDir private Path folder;
  private Path home;
  private Path track;

  @BeforeEach
  void makeTrack() throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("config.yaml"), "quiet-period-seconds: 0\n");
    track = Files.createDirectory(folder.resolve("music")).resolve("track.wav");
    TrackSpec spec = TrackSpec.ofSeed(TrackStyle.HOUSE, 5).withDuration(Duration.ofSeconds(35));
    AudioFixtures.write(new Synthesiser().render(spec), AudioFormat.WAV, track);
  }

  @Test
  void packWithoutItsBase_isSilentlyLeftOutAndListedWithWhatItNeeds() throws Exception {
    assertThat(packs(run("scan", "--json", track.toString()).out())).doesNotContain(PACK);
    Captured listed = run("models", "list");
    assertThat(listed.out()).contains(PACK);
    assertThat(listed.out())
        .contains(PACK + " is not in use; needs: cratetag models install musicnn");
    assertThat(run("models", "verify").out()).contains(PACK + ": not in use; needs:");
  }

  @Test
  void packWithItsBase_isAskedAndItsFeaturesAreKept() throws Exception {
    run("scan", track.toString());
    install();
    assertThat(packs(run("scan", "--json", track.toString()).out())).contains(PACK);
    assertThat(run("models", "list").out()).doesNotContain("needs:");
    assertThat(run("models", "verify").out()).contains("musicnn/0.1.0: ok", PACK);
    // Without the base's model nothing could be heard anew.
    Files.delete(home.resolve("models/bases/musicnn/model.onnx"));
    assertThat(packs(run("scan", "--json", "--min-confidence", "0.5", track.toString()).out()))
        .contains(PACK);
  }

  private void install() throws Exception {
    OnnxGraph graph = new OnnxGraph("patch", List.of(1, 1, 187, 96));
    String mean = graph.add("GlobalAveragePool", "patch");
    String flat = graph.add("Reshape", mean, graph.constant(1, 1));
    float[] weights = new float[VALUES];
    java.util.Arrays.fill(weights, 0.2f);
    byte[] model =
        graph.toModel(
            graph.add("MatMul", flat, graph.constant(weights, 1, VALUES)), "values", VALUES);
    BaseManifest manifest =
        new BaseManifest(
            KnownBases.MUSICNN,
            "0.1.0",
            "A stand-in",
            "CC0-1.0",
            "a test",
            "0".repeat(64),
            KnownBases.MUSICNN_FRONT_END,
            "musicnn-mel/1",
            new BaseManifest.GraphTensor("patch", List.of(1, 1, 187, 96)),
            List.of(
                new BaseManifest.Section("pool", VALUES - 50),
                new BaseManifest.Section("tags", 50)),
            Collections.nCopies(50, "tag"),
            new GraphFile("model.onnx", PackReader.sha256(model)),
            new BaseCheck(
                new GoldenInput.Generated(List.of(1, 1, 187, 96), 1, 1, 1.0001f),
                Map.of(0, 0.2, 1555, 0.2),
                1e-3));
    new BaseStore(home.resolve("models/bases")).install(manifest, model);
  }

  private static List<String> packs(String out) throws Exception {
    for (String line : out.lines().toList()) {
      JsonNode json = JSON.readTree(line);
      if (json.has("packs")) {
        return JSON.convertValue(json.get("packs"), List.class);
      }
    }
    return List.of();
  }

  private Captured run(String... arguments) {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), arguments))
        .as(captured.err())
        .isEqualTo(ExitStatus.OK);
    return captured;
  }
}
