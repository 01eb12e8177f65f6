package org.cratetag.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.cratetag.api.ClassificationException;
import org.cratetag.api.FeatureTensor;
import org.cratetag.api.FrontEnd;
import org.cratetag.api.Task;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.TrackScores;

/**
 * Runs one model pack on the CPU. All threads share one session with one thread inside it: with as
 * many workers as cores that was the fastest arrangement, and a small machine is not overrun.
 */
public final class OnnxClassifier implements TrackClassifier, AutoCloseable {
  private final PackManifest manifest;
  private final ScoreCalibrator calibrator;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxClassifier(PackManifest manifest, OrtEnvironment environment, OrtSession session) {
    this.manifest = manifest;
    this.calibrator = new ScoreCalibrator(manifest);
    this.environment = environment;
    this.session = session;
  }

  /**
   * Loads the pack's model.
   *
   * @throws PackException when it does not load, or its tensors are not those of the manifest
   */
  public static OnnxClassifier open(ModelPack pack) throws PackException {
    PackManifest manifest = pack.manifest();
    OrtSession session = null;
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "cratetag");
      environment.setTelemetry(false);
      ExternalDataCheck.check(pack.model());
      session = load(environment, pack.model());
      checkTensor("input", manifest.input().name(), manifest.input().shape(), inputs(session));
      checkTensor("output", manifest.output().name(), manifest.output().shape(), outputs(session));
      OnnxClassifier classifier = new OnnxClassifier(manifest, environment, session);
      session = null;
      return classifier;
    } catch (OrtException e) {
      throw new PackException(
          manifest.name() + ": " + manifest.model().file() + " does not load: " + e.getMessage(),
          e);
    } catch (PackException e) {
      throw new PackException(manifest.name() + ": " + e.getMessage(), e);
    } finally {
      closeQuietly(session);
    }
  }

  @Override
  public String pack() {
    return manifest.name();
  }

  @Override
  public Task task() {
    return manifest.task();
  }

  @Override
  public FrontEnd frontEnd() {
    return manifest.frontEnd();
  }

  @Override
  public TrackScores classify(FeatureTensor features) throws ClassificationException {
    return calibrator.scores(calibrator.calibrate(run(select(features.values()))));
  }

  /** Calibrated probabilities in the order of the manifest's labels. */
  double[] probabilities(float[] features) throws ClassificationException {
    return calibrator.calibrate(run(select(features)));
  }

  /** Frees the model. Waits for running classifications; later ones are refused. */
  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        closeQuietly(session);
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }

  private float[] select(float[] features) throws ClassificationException {
    List<Integer> select = manifest.input().select();
    float[] chosen = new float[select.isEmpty() ? features.length : select.size()];
    if (chosen.length != manifest.input().size()) {
      throw new ClassificationException(
          "%s takes %d features, found %d"
              .formatted(pack(), manifest.input().size(), chosen.length));
    }
    for (int i = 0; i < chosen.length; i++) {
      int index = select.isEmpty() ? i : select.get(i);
      if (index >= features.length) {
        throw new ClassificationException(
            "%s takes feature %d of %s, which has %d"
                .formatted(pack(), index, frontEnd().key(), features.length));
      }
      chosen[i] = features[index];
      if (!Float.isFinite(chosen[i])) {
        throw new ClassificationException("feature %d is %s".formatted(index, chosen[i]));
      }
    }
    return chosen;
  }

  private float[] run(float[] input) throws ClassificationException {
    long[] shape = manifest.input().shape().stream().mapToLong(Long::longValue).toArray();
    String output = manifest.output().name();
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new ClassificationException(pack() + " is closed");
      }
      try (OnnxTensor tensor =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
          OrtSession.Result result =
              session.run(Map.of(manifest.input().name(), tensor), Set.of(output))) {
        return values((OnnxTensor) result.get(0));
      }
    } catch (OrtException e) {
      throw new ClassificationException(pack() + " did not run: " + e.getMessage(), e);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  private float[] values(OnnxTensor tensor) throws ClassificationException {
    FloatBuffer buffer = tensor.getFloatBuffer();
    if (buffer == null || buffer.remaining() != manifest.labels().size()) {
      throw new ClassificationException(
          pack() + " gave " + Arrays.toString(tensor.getInfo().getShape()) + " for its labels");
    }
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static OrtSession load(OrtEnvironment environment, byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.addConfigEntry("session.load_model_format", "ONNX");
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      return environment.createSession(model, options);
    }
  }

  private static Map<String, NodeInfo> inputs(OrtSession session)
      throws OrtException, PackException {
    if (session.getNumInputs() != 1) {
      throw new PackException("the graph must have one input, found " + session.getInputNames());
    }
    return session.getInputInfo();
  }

  private static Map<String, NodeInfo> outputs(OrtSession session) throws OrtException {
    return session.getOutputInfo();
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

  private static void closeQuietly(OrtSession session) {
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
