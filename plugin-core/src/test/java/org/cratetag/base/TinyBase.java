package org.cratetag.base;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.inference.OnnxBytes;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.golden.GoldenInput;

/** A base of two inputs a patch whose values are the softmax of sums of them. */
public final class TinyBase {
  private TinyBase() {}

  /** The graph. */
  public static ByteBuffer model() {
    return ByteBuffer.wrap(
        OnnxBytes.model("patch", "values", "Softmax", new float[][] {{1, 0, 0}, {0, 1, 0}}));
  }

  /**
   * Its manifest.
   *
   * @param first what the check expects of the first value
   */
  public static BaseManifest manifest(double first) {
    return new BaseManifest(
        "tiny",
        "1.0",
        "Two values",
        "CC0-1.0",
        "a test",
        "0".repeat(64),
        "tiny-base/1",
        new BaseInput(FrontEnd.of("tiny-patches/1"), new GraphTensor("patch", List.of(1, 2)), 1),
        List.of(new BaseManifest.Section("pool", 1), new BaseManifest.Section("tags", 2)),
        List.of("loud", "soft"),
        new GraphFile("model.onnx", PackReader.sha256(model())),
        new BaseCheck(
            new GoldenInput.Generated(List.of(1, 2), 1, 0, 1e-6f),
            Map.of(0, first),
            1e-3,
            BaseCheck.By.MAKERS));
  }
}
