package org.cratetag.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.Stage;
import org.cratetag.pack.ExternalDataCheck;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.json.PackException;

/**
 * One graph of a pack, loaded. All threads share the session, with one thread inside it: with as
 * many workers as cores that was the fastest arrangement, and a small machine is not overrun. The
 * clips of a track are run one after the other, so that memory does not grow with their number.
 */
final class GraphSession implements AutoCloseable {
  private final String pack;
  private final PackGraph graph;
  private final int labels;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private GraphSession(
      String pack, PackGraph graph, int labels, OrtEnvironment environment, OrtSession session) {
    this.pack = pack;
    this.graph = graph;
    this.labels = labels;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Loads a graph.
   *
   * @param model the ONNX file's bytes
   * @throws PackException when it does not load, or its tensors are not those of the manifest
   */
  static GraphSession open(PackManifest manifest, PackGraph graph, byte[] model)
      throws PackException {
    OrtSession session = null;
    try {
      OrtEnvironment environment = OnnxLibrary.load();
      session = load(ByteBuffer.wrap(model));
      if (session.getNumInputs() != 1) {
        throw new PackException("the graph must have one input, found " + session.getInputNames());
      }
      checkTensor("input", graph.input().name(), graph.input().shape(), session.getInputInfo());
      checkTensor("output", graph.output().name(), graph.output().shape(), session.getOutputInfo());
      int labels = manifest.labels().size();
      GraphSession opened = new GraphSession(manifest.name(), graph, labels, environment, session);
      session = null;
      return opened;
    } catch (OrtException e) {
      throw new PackException(
          manifest.name() + ": " + graph.model().file() + " does not load: " + e.getMessage(), e);
    } catch (PackException e) {
      throw new PackException(manifest.name() + ": " + e.getMessage(), e);
    } finally {
      closeQuietly(session);
    }
  }

  /** What the manifest says of the graph. */
  PackGraph graph() {
    return graph;
  }

  /**
   * Raw label probabilities of each clip; of the one clip where the front-end has no windows.
   *
   * @param features of the graph's front-end
   */
  List<float[]> run(FeatureTensor features) throws TrackException {
    float[] values = features.values();
    int clips = graph.frontEnd().windows().isPresent() ? features.shape()[0] : 1;
    if (clips < 1) {
      throw new TrackException(Stage.INFERENCE, pack + " needs at least one clip of the track");
    }
    int size = values.length / clips;
    List<float[]> outputs = new ArrayList<>();
    for (int clip = 0; clip < clips; clip++) {
      outputs.add(run(select(values, clip * size, size)));
    }
    return outputs;
  }

  @Override
  public void close() {
    closeQuietly(session);
  }

  private float[] select(float[] values, int from, int size) throws TrackException {
    List<Integer> select = graph.input().select();
    float[] chosen = new float[select.isEmpty() ? size : select.size()];
    if (chosen.length != graph.input().size()) {
      throw new TrackException(
          Stage.INFERENCE,
          "%s takes %d features, found %d".formatted(pack, graph.input().size(), chosen.length));
    }
    for (int i = 0; i < chosen.length; i++) {
      int index = select.isEmpty() ? i : select.get(i);
      if (index >= size) {
        throw new TrackException(
            Stage.INFERENCE,
            "%s takes feature %d of %s, which has %d"
                .formatted(pack, index, graph.frontEnd().key(), size));
      }
      chosen[i] = values[from + index];
      if (!Float.isFinite(chosen[i])) {
        throw new TrackException(Stage.INFERENCE, "feature %d is %s".formatted(index, chosen[i]));
      }
    }
    return chosen;
  }

  private float[] run(float[] input) throws TrackException {
    long[] shape = graph.input().shape().stream().mapToLong(Long::longValue).toArray();
    String output = graph.output().name();
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
        OrtSession.Result result =
            session.run(Map.of(graph.input().name(), tensor), Set.of(output))) {
      return values((OnnxTensor) result.get(0));
    } catch (OrtException e) {
      throw new TrackException(Stage.INFERENCE, pack + " did not run: " + e.getMessage(), e);
    }
  }

  private float[] values(OnnxTensor tensor) throws TrackException {
    FloatBuffer buffer = tensor.getFloatBuffer();
    if (buffer == null || buffer.remaining() != labels) {
      throw new TrackException(
          Stage.INFERENCE,
          pack + " gave " + Arrays.toString(tensor.getInfo().getShape()) + " for its labels");
    }
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  /**
   * Loads a graph of whoever made it.
   *
   * @param model the whole buffer's bytes, of the ONNX file
   * @throws PackException when it would have other files read
   * @throws OrtException when it does not load
   */
  static OrtSession load(ByteBuffer model) throws PackException, OrtException {
    OrtEnvironment environment = OnnxLibrary.load();
    environment.setTelemetry(false);
    ExternalDataCheck.check(model);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.addConfigEntry("session.load_model_format", "ONNX");
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      // An arena keeps what one run needed for ever: 190 MB with the genre pack, and saves no time.
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      return model.hasArray()
          ? environment.createSession(model.array(), options)
          : environment.createSession(model.duplicate(), options);
    }
  }

  /** Extents of -1 in the graph are free and fit any. */
  private static void checkTensor(
      String kind, String name, List<Long> shape, Map<String, NodeInfo> nodes)
      throws PackException {
    NodeInfo node = nodes.get(name);
    if (node == null) {
      throw new PackException(
          "the graph has no %s '%s', found %s".formatted(kind, name, nodes.keySet()));
    }
    if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
      throw new PackException(
          "%s '%s' must be a tensor of 32-bit floats, found %s"
              .formatted(kind, name, node.getInfo()));
    }
    long[] found = tensor.getShape();
    boolean fits = found.length == shape.size();
    for (int i = 0; fits && i < found.length; i++) {
      fits = found[i] == -1 || found[i] == shape.get(i);
    }
    if (!fits) {
      throw new PackException(
          "%s '%s' has the shape %s but pack.json says %s"
              .formatted(kind, name, Arrays.toString(found), shape));
    }
  }

  static void closeQuietly(OrtSession session) {
    if (session == null) {
      return;
    }
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not free a session", e);
    }
  }
}
