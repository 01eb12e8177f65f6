package org.cratetag.train.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Task;
import org.cratetag.feature.EdmStats;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.GraphInput;
import org.cratetag.pack.GraphOutput;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.calibration.Aggregation;
import org.cratetag.train.calibrate.FittedCalibration;
import org.cratetag.train.data.csv.EdmStatsLayout;
import org.cratetag.train.learn.LearnedModel;

/**
 * What stays the same of a subgenre pack over {@code edm-stats/1} while its parts are made.
 *
 * @param id of the pack
 * @param version of the pack
 * @param title for people
 * @param training what it learns from
 * @param licence of the model
 * @param leastBandwidthHz see {@link PackManifest}
 */
public record PackDraft(
    String id,
    PackVersion version,
    String title,
    PackTraining training,
    String licence,
    OptionalDouble leastBandwidthHz) {
  /** Name of the graph's input. */
  public static final String INPUT = "features";

  /** Name of the graph's output. */
  public static final String OUTPUT = "probabilities";

  private static final String LICENCE = "Apache-2.0";

  /** A draft of a pack of ours. */
  public PackDraft(String id, PackVersion version, String title, PackTraining training) {
    this(id, version, title, training, LICENCE, OptionalDouble.empty());
  }

  /** A copy that wants audio to reach a frequency. */
  public PackDraft withLeastBandwidthHz(double hz) {
    return new PackDraft(id, version, title, training, licence, OptionalDouble.of(hz));
  }

  /** The manifest of a model with the calibration that was fitted to it. */
  public PackManifest manifest(
      FittedCalibration fitted, byte[] model, Map<String, Double> metrics) {
    GraphFile file = new GraphFile("model.onnx", PackReader.sha256(model));
    return manifest(
        fitted,
        List.of(
            graph(
                FrontEnd.of(EdmStats.ID),
                IntStream.range(0, EdmStatsLayout.MODEL_INPUTS).boxed().toList(),
                fitted.labels().size(),
                file,
                1)),
        metrics);
  }

  /** The manifest of a model of any graphs with the calibration that was fitted to it. */
  public PackManifest manifest(
      FittedCalibration fitted, List<PackGraph> graphs, Map<String, Double> metrics) {
    return new PackManifest(
        id,
        version,
        Task.SUBGENRE,
        title,
        licence,
        graphs,
        fitted.labels(),
        fitted.families(),
        fitted.calibration(),
        fitted.familyCalibration(),
        leastBandwidthHz,
        Optional.empty(),
        training,
        metrics);
  }

  /**
   * A graph of {@link PackFolder#onnx(LearnedModel, int, int)}.
   *
   * @param select indices of the front-end's values that it takes
   * @param labels how many it tells apart
   * @param weight in the mean of the pack's graphs; 1 for the only one
   */
  public static PackGraph graph(
      FrontEnd frontEnd, List<Integer> select, int labels, GraphFile file, double weight) {
    return new PackGraph(
        frontEnd,
        Aggregation.MEAN,
        new GraphInput(INPUT, List.of(1L, (long) select.size()), select, List.of()),
        new GraphOutput(OUTPUT, List.of(1L, (long) labels)),
        file,
        weight);
  }
}
