package org.cratetag.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.Stage;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.pack.ExternalDataCheck;
import org.cratetag.pack.json.PackException;

/**
 * A base network as the front-end that packs take: the means over a track's patches of what the
 * network gives for each. The patches run one after the other, so that memory does not grow with
 * their number; the model is loaded when the first track is to be heard.
 */
public final class BaseNetwork implements FeatureExtractor {
  private final BaseManifest manifest;
  private final Model model;
  private final List<FeatureExtractor> inputs;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private OrtSession session;
  private boolean closed;

  /**
   * Of an installed base.
   *
   * @param store that it lies in
   * @param inputs among which is the one that computes its patches
   */
  public BaseNetwork(BaseManifest manifest, BaseStore store, List<FeatureExtractor> inputs) {
    this(manifest, () -> store.model(manifest), inputs);
  }

  private BaseNetwork(BaseManifest manifest, Model model, List<FeatureExtractor> inputs) {
    this.manifest = manifest;
    this.model = model;
    this.inputs = List.copyOf(inputs);
  }

  /** Where the bytes of the ONNX file come from. */
  private interface Model {
    byte[] get() throws PackException;
  }

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.id().equals(manifest.frontEnd())
        && frontEnd.windows().isEmpty()
        && findInput(frontEnd).isPresent();
  }

  /**
   * Listens to the track's patches.
   *
   * @throws TrackException when there are none to hear, or the base cannot be used
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    FeatureExtractor input =
        findInput(frontEnd)
            .orElseThrow(() -> new IllegalArgumentException("not " + frontEnd.key()));
    FeatureTensor patches = input.extract(pcm, inputOf(frontEnd));
    float[] values = patches.values();
    int size = manifest.patch().size();
    int count = values.length / size;
    if (count < 1 || count * size != values.length) {
      throw new TrackException(
          Stage.FEATURE,
          "%s takes %s a patch, found %d values"
              .formatted(manifest.name(), manifest.patch().shape(), values.length));
    }
    double[] sums = new double[manifest.values()];
    for (int patch = 0; patch < count; patch++) {
      float[] given = run(FloatBuffer.wrap(values, patch * size, size).slice());
      for (int i = 0; i < sums.length; i++) {
        sums[i] += given[i];
      }
    }
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) (sums[i] / count);
    }
    return new FeatureTensor(means, means.length);
  }

  /**
   * Whether a network that is not installed yet gives here what its makers' program gives.
   *
   * @param model the bytes of its ONNX file
   * @return what differs; empty when nothing does
   */
  public static Optional<String> findDifference(BaseManifest manifest, byte[] model) {
    try (BaseNetwork network = new BaseNetwork(manifest, () -> model, List.of())) {
      return network.findDifference();
    }
  }

  /**
   * Whether the network gives here what its makers' program gives.
   *
   * @return what differs; empty when nothing does
   */
  public Optional<String> findDifference() {
    try {
      float[] found = run(FloatBuffer.wrap(manifest.check().input().tensor().values()));
      for (Map.Entry<Integer, Double> wanted : manifest.check().expected().entrySet()) {
        int index = wanted.getKey();
        if (!manifest.check().fits(index, found[index])) {
          return Optional.of(
              "value %d is %s, expected %s".formatted(index, found[index], wanted.getValue()));
        }
      }
      return Optional.empty();
    } catch (TrackException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Frees the model. Waits for running patches; later ones are refused. */
  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      closed = true;
      GraphSession.closeQuietly(session);
      session = null;
    } finally {
      lifetime.writeLock().unlock();
    }
  }

  private Optional<FeatureExtractor> findInput(FrontEnd frontEnd) {
    FrontEnd wanted = inputOf(frontEnd);
    return inputs.stream().filter(each -> each.supports(wanted)).findFirst();
  }

  private FrontEnd inputOf(FrontEnd frontEnd) {
    return new FrontEnd(manifest.input(), frontEnd.parameters());
  }

  private float[] run(FloatBuffer patch) throws TrackException {
    lifetime.readLock().lock();
    try {
      return run(open(), patch);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  private float[] run(OrtSession opened, FloatBuffer patch) throws TrackException {
    long[] shape = manifest.patch().shape().stream().mapToLong(Integer::longValue).toArray();
    try (OnnxTensor tensor = OnnxTensor.createTensor(OnnxLibrary.load(), patch, shape);
        OrtSession.Result result = opened.run(Map.of(manifest.patch().name(), tensor))) {
      FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      if (buffer == null || buffer.remaining() != manifest.values()) {
        throw new TrackException(Stage.FEATURE, manifest.name() + " gave another shape");
      }
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw new TrackException(Stage.FEATURE, manifest.name() + " gave " + value);
        }
      }
      return values;
    } catch (OrtException e) {
      throw new TrackException(
          Stage.FEATURE, manifest.name() + " did not run: " + e.getMessage(), e);
    }
  }

  private synchronized OrtSession open() throws TrackException {
    if (closed) {
      throw new TrackException(Stage.FEATURE, manifest.name() + " is closed");
    }
    if (session == null) {
      try {
        byte[] bytes = model.get();
        OrtEnvironment environment = OnnxLibrary.load();
        environment.setTelemetry(false);
        ExternalDataCheck.check(bytes);
        session = GraphSession.load(environment, bytes);
      } catch (PackException | OrtException e) {
        throw new TrackException(
            Stage.FEATURE, "the base " + manifest.name() + " does not load: " + e.getMessage(), e);
      }
    }
    return session;
  }
}
