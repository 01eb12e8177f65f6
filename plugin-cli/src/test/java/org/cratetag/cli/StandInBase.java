package org.cratetag.cli;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseCheck;
import org.cratetag.base.BaseInput;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.GraphTensor;
import org.cratetag.base.KnownBases;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.train.onnx.OnnxGraph;

/** A graph that gives the mean of the patch for every value, in MusiCNN's place. */
final class StandInBase {
  private static final int VALUES = 1556;

  private StandInBase() {}

  /** Installs it into a home. */
  static void install(Path home) throws Exception {
    OnnxGraph graph = new OnnxGraph("patch", List.of(1, 1, 187, 96));
    String mean = graph.add("GlobalAveragePool", "patch");
    String flat = graph.add("Reshape", mean, graph.constant(1, 1));
    float[] weights = new float[VALUES];
    Arrays.fill(weights, 0.2f);
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
            new BaseInput(
                FrontEnd.of("musicnn-mel/1"), new GraphTensor("patch", List.of(1, 1, 187, 96)), 1),
            List.of(
                new BaseManifest.Section("pool", VALUES - 50),
                new BaseManifest.Section("tags", 50)),
            Collections.nCopies(50, "tag"),
            new GraphFile("model.onnx", PackReader.sha256(model)),
            new BaseCheck(
                new GoldenInput.Generated(List.of(1, 1, 187, 96), 1, 1, 1.0001f),
                Map.of(0, 0.2, 1555, 0.2),
                1e-3,
                BaseCheck.By.MAKERS));
    new BaseStore(home.resolve("models/bases")).install(manifest, ByteBuffer.wrap(model));
  }
}
