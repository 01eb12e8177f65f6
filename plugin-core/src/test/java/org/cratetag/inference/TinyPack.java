package org.cratetag.inference;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Task;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.GraphInput;
import org.cratetag.pack.GraphOutput;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;

/**
 * A whole pack of three labels whose probabilities are the softmax of features 0, 2 and 3 of a
 * four-value front-end.
 */
public final class TinyPack {
  static final FrontEnd FRONT_END = FrontEnd.of("tiny/1");
  public static final PackReader READER = new PackReader(FRONT_END::equals);
  static final float[][] WEIGHTS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  private TinyPack() {}

  public static byte[] model() {
    return OnnxBytes.model("features", "probabilities", "Softmax", WEIGHTS);
  }

  public static PackManifest manifest() {
    return manifest("1.0.0", model());
  }

  public static PackManifest manifest(String version, byte[] model) {
    return new PackManifest(
        "tiny",
        PackVersion.of(version),
        Task.SUBGENRE,
        "Three labels",
        "CC0-1.0",
        List.of(
            PackGraph.of(
                FRONT_END,
                new GraphInput("features", List.of(1L, 3L), List.of(0, 2, 3), List.of()),
                new GraphOutput("probabilities", List.of(1L, 3L)),
                new GraphFile("model.onnx", PackReader.sha256(model)))),
        List.of(
            new PackLabel("Tech House", "House", 0.6),
            new PackLabel("Deep House", "House", 0.5),
            new PackLabel("Hard Techno", "Techno", 0.7)),
        List.of(new PackFamily("House", 0.8), new PackFamily("Techno", 0.75)),
        new Calibration.Temperature(2),
        new FamilyCalibration.Logistic(
            Map.of(
                "House", new FamilyCalibration.Line(1, -0.5),
                "Techno", new FamilyCalibration.Line(1, 0))),
        new PackTraining(
            List.of(new DataSet("none", "0".repeat(64), 0, "CC0-1.0")),
            "none",
            7,
            "written by hand"),
        Map.of("accuracy", 1.0));
  }

  /** What the pack must give for the features: softmax with temperature 2. */
  static double[] expected(double... features) {
    double[] p = new double[3];
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      p[i] = Math.exp(features[i == 0 ? 0 : i + 1] / 2);
      sum += p[i];
    }
    for (int i = 0; i < 3; i++) {
      p[i] /= sum;
    }
    return p;
  }

  public static GoldenCases golden() {
    return new GoldenCases(
        List.of(
            new GoldenCase(new float[] {0, 9, 0, 0}, expected(0, 9, 0, 0)),
            new GoldenCase(new float[] {1, 9, -2, 3}, expected(1, 9, -2, 3)),
            new GoldenCase(new float[] {60, 9, -60, 0}, expected(60, 9, -60, 0))),
        1e-5);
  }

  public static ModelPack pack(UnaryOperator<PackManifest> change, byte[] model) {
    return new ModelPack(change.apply(manifest("1.0.0", model)), List.of(model), "card", golden());
  }

  /** Writes the pack into the folder, which is made. */
  public static Path write(Path folder, PackManifest manifest) throws IOException {
    Files.createDirectories(folder.resolve("figures"));
    Files.writeString(folder.resolve("pack.json"), manifest.toJson());
    Files.write(folder.resolve("model.onnx"), model());
    Files.writeString(folder.resolve("card.md"), "# Tiny\n");
    Files.writeString(folder.resolve("golden.json"), golden().toJson());
    Files.writeString(folder.resolve("figures").resolve("plot.svg"), "<svg/>");
    return folder;
  }

  /** Zips the folder's files below the prefix. */
  public static Path zip(Path folder, String prefix, Path zip) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (String name :
          List.of("pack.json", "model.onnx", "card.md", "golden.json", "figures/plot.svg")) {
        entries.putNextEntry(new ZipEntry(prefix + name));
        entries.write(Files.readAllBytes(folder.resolve(name)));
      }
    }
    return zip;
  }
}
