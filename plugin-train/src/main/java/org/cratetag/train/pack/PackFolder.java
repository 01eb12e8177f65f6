package org.cratetag.train.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.inference.PackVerifier;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.ScoreCalibrator;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.pack.json.PackException;
import org.cratetag.train.data.csv.EdmStatsLayout;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.onnx.OnnxGraph;

/** Writes pack folders and checks them as a user's program would. */
public final class PackFolder {
  private static final double TOLERANCE = 1e-5;

  private PackFolder() {}

  /** The model as an ONNX file with the raw inputs of {@code edm-stats/1}. */
  public static byte[] onnx(LearnedModel model, int classes) {
    return onnx(model, EdmStatsLayout.MODEL_INPUTS, classes);
  }

  /**
   * The model as an ONNX file.
   *
   * @param inputs how many values it takes
   */
  public static byte[] onnx(LearnedModel model, int inputs, int classes) {
    OnnxGraph graph = new OnnxGraph(PackDraft.INPUT, inputs);
    String probabilities = model.append(graph, PackDraft.INPUT);
    return graph.toModel(probabilities, PackDraft.OUTPUT, classes);
  }

  /**
   * What the trained model itself gives for some vectors, for the exported one to be held against.
   *
   * @param vectors whole front-end vectors
   */
  public static GoldenCases golden(PackManifest manifest, LearnedModel model, float[][] vectors) {
    List<List<GoldenInput>> inputs =
        Arrays.stream(vectors).map(vector -> List.of(PackFolder.input(vector))).toList();
    return withDomain(manifest, golden(manifest, model.probabilities(vectors), inputs));
  }

  /**
   * The same for a pack of several front-ends and no domain.
   *
   * @param probabilities of each case, before calibration
   * @param inputs of each case, one for each of the manifest's front-ends
   */
  public static GoldenCases golden(
      PackManifest manifest, float[][] probabilities, List<List<GoldenInput>> inputs) {
    ScoreCalibrator calibrator = new ScoreCalibrator(manifest);
    List<GoldenCase> cases = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      try {
        cases.add(new GoldenCase(inputs.get(i), calibrator.calibrate(probabilities[i])));
      } catch (TrackException e) {
        throw new IllegalStateException("the model gave no probabilities", e);
      }
    }
    return new GoldenCases(cases, TOLERANCE);
  }

  /** A front-end's vector as a golden case has it. */
  public static GoldenInput input(float[] vector) {
    return new GoldenInput.Stored(List.of(vector.length), vector);
  }

  /** The same cases with what the manifest's domain gives for them. */
  public static GoldenCases withDomain(PackManifest manifest, GoldenCases golden) {
    return new GoldenCases(
        golden.cases().stream()
            .map(each -> withDomain(manifest, each, each.inputs().get(0).tensor().values()))
            .toList(),
        golden.tolerance());
  }

  private static GoldenCase withDomain(PackManifest manifest, GoldenCase plain, float[] vector) {
    return manifest
        .domain()
        .map(domain -> plain.withDomain(domain.score(vector).probability()))
        .orElse(plain);
  }

  /**
   * Writes the pack, reads it back and runs its golden cases.
   *
   * @param folder made where it is missing; files of the same name are replaced
   * @return the pack as read
   * @throws IOException when it cannot be written, or does not pass its own checks
   */
  public static ModelPack write(
      Path folder, PackManifest manifest, byte[] model, GoldenCases golden, String card)
      throws IOException {
    return write(folder, manifest, List.of(model), golden, card);
  }

  /**
   * The same for a pack of any number of graphs.
   *
   * @param models one ONNX file for each of the manifest's graphs, in their order
   */
  public static ModelPack write(
      Path folder, PackManifest manifest, List<byte[]> models, GoldenCases golden, String card)
      throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < models.size(); i++) {
      Files.write(folder.resolve(manifest.graphs().get(i).model().file()), models.get(i));
    }
    Files.writeString(folder.resolve("pack.json"), manifest.toJson());
    Files.writeString(folder.resolve("golden.json"), golden.toJson());
    Files.writeString(folder.resolve("card.md"), card);
    try {
      ModelPack pack = new PackReader(frontEnd -> true).read(folder);
      PackVerifier.Report report = PackVerifier.verify(pack);
      if (!report.isPassed()) {
        throw new IOException(folder + " does not pass its checks: " + report.refusal());
      }
      return pack;
    } catch (PackException e) {
      throw new IOException(folder + " cannot be read back: " + e.getMessage(), e);
    }
  }
}
