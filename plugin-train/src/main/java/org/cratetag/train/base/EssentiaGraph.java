package org.cratetag.train.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseInput;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.GraphTensor;
import org.cratetag.feature.patch.MusicnnMel;
import org.cratetag.inference.GraphLook;
import org.cratetag.pack.json.PackException;

/**
 * The graph of a network that Essentia publishes, held against the JSON that tells of it.
 *
 * @param path of the ONNX file, for reasons
 * @param about the JSON
 * @param frames of a patch
 */
record EssentiaGraph(Path path, GraphLook look, JsonNode about, int frames) {
  private static final String PREDICTIONS = "predictions";
  private static final String EMBEDDINGS = "embeddings";
  private static final int MOST_PATCHES = 256;

  /** One patch, or as many as the graph's first extent says. */
  BaseInput input() throws PackException {
    if (look.inputs().size() != 1) {
      throw new PackException(
          path + ": the graph takes " + look.inputs().size() + " tensors, not 1");
    }
    GraphLook.Tensor tensor = look.inputs().get(0);
    int extents = tensor.shape().size();
    boolean isPatch =
        extents >= 2
            && extents <= 4
            && fits(tensor.shape().get(extents - 2), frames)
            && fits(tensor.shape().get(extents - 1), MusicnnMel.BANDS);
    List<Integer> shape = new ArrayList<>();
    int patches = 1;
    for (int i = 0; isPatch && i < extents - 2; i++) {
      long extent = Math.max(1, tensor.shape().get(i));
      isPatch = i == 0 ? extent <= MOST_PATCHES : extent == 1;
      patches *= (int) extent;
      shape.add((int) extent);
    }
    if (!isPatch) {
      throw new PackException(
          "%s: the graph takes %s, expected patches of %d frames of %d bands"
              .formatted(path, tensor.shape(), frames, MusicnnMel.BANDS));
    }
    shape.add(frames);
    shape.add(MusicnnMel.BANDS);
    Map<String, String> parameters = new TreeMap<>(Map.of("window", "symmetric"));
    if (frames != MusicnnMel.FRAMES) {
      parameters.put("frames", Integer.toString(frames));
    }
    return new BaseInput(
        new FrontEnd(MusicnnMel.ID, parameters), new GraphTensor(tensor.name(), shape), patches);
  }

  private static boolean fits(long extent, int wanted) {
    return extent == -1 || extent == wanted;
  }

  /** The inner features, where the graph gives them, then the probabilities of the classes. */
  List<BaseManifest.Section> sections() throws PackException {
    int classes = about.path("classes").size();
    if (classes == 0) {
      throw new PackException(path + ": the JSON beside it names no classes");
    }
    List<BaseManifest.Section> sections = new ArrayList<>();
    for (String purpose : List.of(EMBEDDINGS, PREDICTIONS)) {
      for (JsonNode output : about.at("/schema/outputs")) {
        if (output.path("output_purpose").asText().equals(purpose)) {
          sections.add(section(output, purpose, purpose.equals(PREDICTIONS) ? classes : 0));
          break;
        }
      }
    }
    if (sections.isEmpty() || !sections.get(sections.size() - 1).name().equals("tags")) {
      throw new PackException(path + ": the JSON beside it names no output for " + PREDICTIONS);
    }
    return sections;
  }

  /**
   * The output of the graph that the JSON means: the one of its name, else the only one of its
   * size. Graphs that were converted have other names than the original.
   *
   * @param size that it must have; 0 for what the JSON says
   */
  private BaseManifest.Section section(JsonNode output, String purpose, int size)
      throws PackException {
    JsonNode shape = output.path("shape");
    int wanted = size > 0 ? size : shape.path(shape.size() - 1).asInt();
    String name = output.path("name").asText();
    List<GraphLook.Tensor> fitting =
        look.outputs().stream().filter(each -> lastExtent(each) == wanted).toList();
    List<GraphLook.Tensor> named =
        fitting.stream().filter(each -> each.name().equals(name)).toList();
    List<GraphLook.Tensor> found = named.isEmpty() ? fitting : named;
    if (wanted < 1 || found.size() != 1) {
      throw new PackException(
          "%s: the graph has no one output of %d %s, which the JSON beside it calls '%s': %s"
              .formatted(path, wanted, purpose, name, look.outputs()));
    }
    return new BaseManifest.Section(
        purpose.equals(PREDICTIONS) ? "tags" : purpose, wanted, Optional.of(found.get(0).name()));
  }

  private static long lastExtent(GraphLook.Tensor tensor) {
    return tensor.shape().isEmpty() ? 0 : tensor.shape().get(tensor.shape().size() - 1);
  }
}
