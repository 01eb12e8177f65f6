package org.cratetag.lab.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.LabelScore;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.json.PackException;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.calibrate.ThresholdChoice;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.pack.PackDraft;
import org.cratetag.train.pack.PackFolder;
import org.cratetag.train.pack.PassingFolder;

/**
 * How far an exported model strays from the trained one, as the product would run it.
 *
 * @param rows how many were compared
 * @param largestDifference of any probability
 * @param labelsThatDiffer rows whose most probable label is another
 */
public record ExportCheck(int rows, double largestDifference, int labelsThatDiffer) {
  /** Nothing compared yet. */
  public static final ExportCheck NONE = new ExportCheck(0, 0, 0);

  /**
   * Exports a model into a passing folder, opens it as a pack, and compares.
   *
   * @param labels names of the classes
   * @param rows front-end vectors
   * @param expected what the trained model gave for them
   * @throws IOException when the pack cannot be written or is refused
   */
  public static ExportCheck of(
      PackDraft draft, List<String> labels, LearnedModel model, float[][] rows, float[][] expected)
      throws IOException {
    try (PassingFolder folder = PassingFolder.of("cratetag-export")) {
      byte[] onnx = PackFolder.onnx(model, labels.size());
      PackManifest manifest = draft.manifest(uncalibrated(labels), onnx, Map.of());
      GoldenCases golden = PackFolder.golden(manifest, model, Arrays.copyOf(rows, 1));
      ModelPack pack = PackFolder.write(folder.path(), manifest, onnx, golden, "");
      try (OnnxClassifier classifier = OnnxClassifier.open(pack)) {
        return compare(classifier, labels, rows, expected);
      }
    } catch (PackException | TrackException e) {
      throw new IOException("the exported model does not run: " + e.getMessage(), e);
    }
  }

  /** Both checks as one. */
  public ExportCheck plus(ExportCheck other) {
    return new ExportCheck(
        rows + other.rows,
        Math.max(largestDifference, other.largestDifference),
        labelsThatDiffer + other.labelsThatDiffer);
  }

  private static ExportCheck compare(
      OnnxClassifier classifier, List<String> labels, float[][] rows, float[][] expected)
      throws TrackException {
    double largest = 0;
    int differ = 0;
    for (int row = 0; row < rows.length; row++) {
      List<LabelScore> scores =
          classifier.classify(new FeatureTensor(rows[row], rows[row].length)).labels();
      for (LabelScore score : scores) {
        float probability = expected[row][labels.indexOf(score.label())];
        largest = Math.max(largest, Math.abs(score.probability() - probability));
      }
      float[] trained = expected[row];
      int top =
          IntStream.range(1, trained.length)
              .reduce(0, (best, i) -> trained[i] > trained[best] ? i : best);
      differ += scores.get(0).label().equals(labels.get(top)) ? 0 : 1;
    }
    return new ExportCheck(rows.length, largest, differ);
  }

  private static FittedCalibration uncalibrated(List<String> labels) {
    List<PackLabel> each = new ArrayList<>();
    labels.forEach(label -> each.add(new PackLabel(label, "All", ThresholdChoice.NEVER)));
    return new FittedCalibration(
        new Calibration.Temperature(1),
        new FamilyCalibration.Logistic(Map.of("All", new FamilyCalibration.Line(1, 0))),
        each,
        List.of(new PackFamily("All", ThresholdChoice.NEVER)));
  }
}
