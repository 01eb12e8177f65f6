package org.cratetag.train.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cratetag.base.BaseInput;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.GraphTensor;
import org.cratetag.inference.GraphLook;
import org.cratetag.pack.json.PackException;

/**
 * The graph of a network that Essentia publishes, held against the JSON that tells of it.
 *
 * @param path of the ONNX file, for reasons
 * @param about the JSON
 * @param algorithm that feeds it
 */
record EssentiaGraph(Path path, GraphLook look, JsonNode about, EssentiaAlgorithm algorithm) {
  private static final String PREDICTIONS = "predictions";
  private static final String EMBEDDINGS = "embeddings";
  private static final String ACTIVATIONS = "activations";
  private static final Pattern LAST_NUMBER = Pattern.compile("([0-9]{1,4})[^0-9]*$");
  private static final int MOST_PATCHES = 256;
  private static final long ANY = -1;

  /** One patch, or as many as the graph's first extent says. */
  BaseInput input() throws PackException {
    if (look.inputs().size() != 1) {
      throw new PackException(
          path + ": the graph takes " + look.inputs().size() + " tensors, not 1");
    }
    GraphLook.Tensor tensor = look.inputs().get(0);
    int extents = tensor.shape().size();
    Optional<Integer> frames = extents < 2 ? Optional.empty() : frames(tensor, extents - 2);
    boolean isPatch = extents <= 4 && frames.isPresent() && fits(tensor.shape().get(extents - 1));
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
          "%s: the graph takes %s, expected patches of %s frames of %d bands"
              .formatted(path, tensor.shape(), either(algorithm.frames()), algorithm.bands()));
    }
    shape.add(frames.get());
    shape.add(algorithm.bands());
    return new BaseInput(
        algorithm.frontEnd(frames.get()), new GraphTensor(tensor.name(), shape), patches);
  }

  /** Frames of a patch: what the graph says, or the JSON where the graph takes any number. */
  private Optional<Integer> frames(GraphLook.Tensor tensor, int extent) {
    long said = tensor.shape().get(extent);
    if (said == ANY) {
      JsonNode shape = about.at("/schema/inputs/0/shape");
      said = shape.path(shape.size() - 2).asLong();
    }
    long wanted = said;
    List<Integer> possible = algorithm.frames();
    return possible.stream().filter(each -> each == wanted).findFirst();
  }

  private boolean fits(long extent) {
    return extent == ANY || extent == algorithm.bands();
  }

  private static String either(List<Integer> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  /** The inner features, where the graph gives them, then the probabilities of the classes. */
  List<BaseManifest.Section> sections() throws PackException {
    int classes = about.path("classes").size();
    if (classes == 0) {
      throw new PackException(path + ": the JSON beside it names no classes");
    }
    List<BaseManifest.Section> sections = new ArrayList<>();
    Optional<JsonNode> embeddings = output(EMBEDDINGS);
    if (embeddings.isPresent()) {
      embeddings(embeddings.get()).ifPresent(sections::add);
    }
    JsonNode predictions =
        output(PREDICTIONS)
            .orElseThrow(
                () ->
                    new PackException(
                        path + ": the JSON beside it names no output for " + PREDICTIONS));
    String output = outputOf(predictions, classes, PREDICTIONS, ACTIVATIONS);
    sections.add(new BaseManifest.Section("tags", classes, output));
    return sections;
  }

  /** The output that the JSON gives a purpose. */
  private Optional<JsonNode> output(String purpose) {
    for (JsonNode output : about.at("/schema/outputs")) {
      if (output.path("output_purpose").asText().equals(purpose)) {
        return Optional.of(output);
      }
    }
    return Optional.empty();
  }

  private Optional<BaseManifest.Section> embeddings(JsonNode output) throws PackException {
    JsonNode shape = output.path("shape");
    if (shape.size() == 3) {
      return tokens(output.path("name").asText());
    }
    int size = shape.path(shape.size() - 1).asInt();
    String name = outputOf(output, size, EMBEDDINGS, EMBEDDINGS);
    return Optional.of(new BaseManifest.Section(EMBEDDINGS, size, name));
  }

  /**
   * Inner features of a transformer, which has them of each token and layer. The JSON and the
   * converted graph have other names for the layers; their number is in both. Without a layer of
   * that number the tags have to do.
   */
  private Optional<BaseManifest.Section> tokens(String name) {
    OptionalInt layer = lastNumber(name);
    return look.outputs().stream()
        .filter(each -> each.shape().size() == 3 && lastExtent(each) > 0)
        .filter(
            each ->
                each.name().equals(name)
                    || layer.isPresent() && lastNumber(each.name()).equals(layer))
        .findFirst()
        .map(
            each ->
                new BaseManifest.Section(
                    EMBEDDINGS,
                    BaseManifest.Section.TOKEN_VECTORS * (int) lastExtent(each),
                    Optional.of(each.name()),
                    BaseManifest.Pooling.TOKENS));
  }

  private static OptionalInt lastNumber(String name) {
    Matcher digits = LAST_NUMBER.matcher(name);
    return digits.find() ? OptionalInt.of(Integer.parseInt(digits.group(1))) : OptionalInt.empty();
  }

  /**
   * The output of the graph that the JSON means: the one of its name, or of the name that converted
   * graphs have for it, else the only one of its size.
   *
   * @param size that it must have
   * @param usual name of it in converted graphs
   */
  private String outputOf(JsonNode output, int size, String purpose, String usual)
      throws PackException {
    String name = output.path("name").asText();
    List<String> fitting =
        look.outputs().stream()
            .filter(each -> lastExtent(each) == size)
            .map(GraphLook.Tensor::name)
            .toList();
    for (String wanted : List.of(name, usual)) {
      if (size > 0 && fitting.contains(wanted)) {
        return wanted;
      }
    }
    if (size < 1 || fitting.size() != 1) {
      throw new PackException(
          "%s: the graph has no one output of %d %s, which the JSON beside it calls '%s': %s"
              .formatted(path, size, purpose, name, look.outputs()));
    }
    return fitting.get(0);
  }

  private static long lastExtent(GraphLook.Tensor tensor) {
    return tensor.shape().isEmpty() ? 0 : tensor.shape().get(tensor.shape().size() - 1);
  }
}
