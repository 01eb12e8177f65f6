package org.cratetag.train.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.feature.EdmStats;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.json.PackException;
import org.cratetag.train.data.csv.EdmStatsLayout;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.onnx.FinishedGraph;
import org.cratetag.train.onnx.OnnxGraph;

/**
 * The model of a pack over {@code edm-stats/1} as a part of other models: what it says before
 * calibration. Remembers what it said of each array; arrays are not to be changed. Safe for use by
 * several threads. Close it when done.
 */
public final class PackModel implements LearnedModel {
  private static final List<Integer> WHOLE =
      IntStream.range(0, EdmStatsLayout.MODEL_INPUTS).boxed().toList();

  private final PackManifest manifest;
  private final OnnxClassifier classifier;
  private final List<FinishedGraph> graphs;
  private final Map<float[], float[]> said = Collections.synchronizedMap(new IdentityHashMap<>());

  private PackModel(PackManifest manifest, OnnxClassifier classifier, List<FinishedGraph> graphs) {
    this.manifest = manifest;
    this.classifier = classifier;
    this.graphs = graphs;
  }

  /**
   * Opens a pack's model.
   *
   * @return empty when the pack takes other features, or its graphs cannot become parts of another
   * @throws PackException when the pack does not load
   */
  public static Optional<PackModel> find(ModelPack pack) throws PackException {
    PackManifest manifest = pack.manifest();
    List<FinishedGraph> graphs = new ArrayList<>();
    try {
      for (int i = 0; i < manifest.graphs().size(); i++) {
        PackGraph graph = manifest.graphs().get(i);
        if (!graph.frontEnd().equals(FrontEnd.of(EdmStats.ID))
            || !graph.input().select().equals(WHOLE)) {
          return Optional.empty();
        }
        graphs.add(FinishedGraph.of(pack.models().get(i)));
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(new PackModel(manifest, OnnxClassifier.open(pack), graphs));
  }

  /** What the pack says of itself. */
  public PackManifest manifest() {
    return manifest;
  }

  @Override
  public float[][] probabilities(float[][] rows) {
    return Arrays.stream(rows).map(this::probabilities).toArray(float[][]::new);
  }

  @Override
  public String append(OnnxGraph graph, String features) {
    double weights = manifest.graphs().stream().mapToDouble(PackGraph::weight).sum();
    String sum = null;
    for (int i = 0; i < graphs.size(); i++) {
      String each = graphs.get(i).append(graph, features);
      if (graphs.size() > 1) {
        float share = (float) (manifest.graphs().get(i).weight() / weights);
        each = graph.add("Mul", each, graph.constant(share));
      }
      sum = sum == null ? each : graph.add("Add", sum, each);
    }
    return sum;
  }

  @Override
  public void close() {
    classifier.close();
  }

  private float[] probabilities(float[] row) {
    float[] known = said.get(row);
    if (known != null) {
      return known;
    }
    try {
      float[] found = classifier.uncalibrated(List.of(new FeatureTensor(row, row.length)));
      said.put(row, found);
      return found;
    } catch (TrackException e) {
      throw new IllegalArgumentException(manifest.name() + ": " + e.getMessage(), e);
    }
  }
}
