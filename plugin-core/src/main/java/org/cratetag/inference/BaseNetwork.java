package org.cratetag.inference;

import static java.util.stream.Collectors.toSet;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.cratetag.base.GraphTensor;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.pack.json.PackException;

/**
 * A base network as the front-end that packs take: the means over a track's patches of what the
 * network gives for each. The patches run one after the other, so that memory does not grow with
 * their number, or as many at once as the graph insists on, zeros where there are fewer; the model
 * is loaded when the first track is to be heard.
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
    ByteBuffer get() throws PackException;
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
    int size = manifest.input().patchSize();
    int count = values.length / size;
    if (count < 1 || count * size != values.length) {
      throw new TrackException(
          Stage.FEATURE,
          "%s takes %d values a patch, found %d".formatted(manifest.name(), size, values.length));
    }
    double[] sums = new double[manifest.values()];
    int together = manifest.input().patches();
    for (int first = 0; first < count; first += together) {
      int heard = Math.min(together, count - first);
      float[] given = run(FloatBuffer.wrap(values, first * size, heard * size).slice());
      for (int i = 0; i < heard * sums.length; i++) {
        sums[i % sums.length] += given[i];
      }
    }
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) (sums[i] / count);
    }
    return new FeatureTensor(means, means.length);
  }

  /**
   * What a network that is not installed yet gives for one patch.
   *
   * @param model the bytes of its ONNX file
   * @throws PackException when it does not run, or gives something else than the manifest says
   */
  public static float[] hear(BaseManifest manifest, ByteBuffer model, GoldenInput patch)
      throws PackException {
    try (BaseNetwork network = new BaseNetwork(manifest, () -> model, List.of())) {
      return network.run(FloatBuffer.wrap(patch.tensor().values()));
    } catch (TrackException e) {
      throw new PackException(e.getMessage(), e);
    }
  }

  /**
   * Whether a network that is not installed yet gives here what is expected of it.
   *
   * @param model the bytes of its ONNX file
   * @return what differs; empty when nothing does
   */
  public static Optional<String> findDifference(BaseManifest manifest, ByteBuffer model) {
    try (BaseNetwork network = new BaseNetwork(manifest, () -> model, List.of())) {
      return network.findDifference();
    }
  }

  /**
   * Whether the network gives here what is expected of it.
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
    Map<String, String> parameters = new HashMap<>(frontEnd.parameters());
    parameters.putAll(manifest.input().frontEnd().parameters());
    return new FrontEnd(manifest.input().frontEnd().id(), parameters);
  }

  /** What the network gives for one patch after the other, at most as many as it takes at once. */
  private float[] run(FloatBuffer patches) throws TrackException {
    int count = patches.remaining() / manifest.input().patchSize();
    FloatBuffer filled = patches;
    if (count < manifest.input().patches()) {
      filled = FloatBuffer.allocate(manifest.input().tensor().size()).put(patches).rewind();
    }
    lifetime.readLock().lock();
    try {
      return run(open(), filled, count);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  private float[] run(OrtSession opened, FloatBuffer filled, int count) throws TrackException {
    GraphTensor input = manifest.input().tensor();
    long[] shape = input.shape().stream().mapToLong(Integer::longValue).toArray();
    List<BaseManifest.Section> sections = manifest.sections();
    Set<String> outputs =
        sections.stream().flatMap(section -> section.output().stream()).collect(toSet());
    requireOutputs(opened, outputs);
    try (OnnxTensor tensor = OnnxTensor.createTensor(OnnxLibrary.load(), filled, shape);
        OrtSession.Result result = run(opened, Map.of(input.name(), tensor), outputs)) {
      float[] values = new float[count * manifest.values()];
      if (outputs.isEmpty()) {
        copy(floats(result.get(0), manifest.values()), manifest.values(), values, 0);
      } else {
        int at = 0;
        for (BaseManifest.Section section : sections) {
          OnnxValue given = result.get(section.output().get()).orElseThrow();
          copy(given(given, section), section.size(), values, at);
          at += section.size();
        }
      }
      return values;
    } catch (OrtException e) {
      throw new TrackException(
          Stage.FEATURE, manifest.name() + " did not run: " + e.getMessage(), e);
    }
  }

  /** A transformer has an output for each of its layers: what nobody takes is not copied. */
  private static OrtSession.Result run(
      OrtSession opened, Map<String, OnnxTensor> inputs, Set<String> outputs) throws OrtException {
    return outputs.isEmpty() ? opened.run(inputs) : opened.run(inputs, outputs);
  }

  private void requireOutputs(OrtSession opened, Set<String> outputs) throws TrackException {
    for (String output : outputs) {
      if (!opened.getOutputNames().contains(output)) {
        throw new TrackException(
            Stage.FEATURE, manifest.name() + " has no output '" + output + "'");
      }
    }
  }

  private FloatBuffer given(OnnxValue output, BaseManifest.Section section) throws TrackException {
    return switch (section.pooling()) {
      case NONE -> floats(output, section.size());
      case TOKENS -> pooled(output, section.size());
    };
  }

  /** What an output gives, as many values for each patch. */
  private FloatBuffer floats(OnnxValue output, int size) throws TrackException {
    FloatBuffer buffer = output instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
    if (buffer == null || buffer.remaining() != size * manifest.input().patches()) {
      throw otherShape();
    }
    return buffer;
  }

  /** The vectors of the first two tokens and the mean of the others, for each patch. */
  private FloatBuffer pooled(OnnxValue output, int size) throws TrackException {
    int patches = manifest.input().patches();
    int vectors = BaseManifest.Section.TOKEN_VECTORS;
    int width = size / vectors;
    FloatBuffer buffer = output instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
    int tokens = buffer == null ? 0 : buffer.remaining() / (patches * width);
    if (tokens < vectors || buffer.remaining() != patches * tokens * width) {
      throw otherShape();
    }
    FloatBuffer pooled = FloatBuffer.allocate(patches * size);
    for (int patch = 0; patch < patches; patch++) {
      int first = patch * tokens * width;
      for (int i = 0; i < 2 * width; i++) {
        pooled.put(buffer.get(first + i));
      }
      for (int i = 0; i < width; i++) {
        double sum = 0;
        for (int token = 2; token < tokens; token++) {
          sum += buffer.get(first + token * width + i);
        }
        pooled.put((float) (sum / (tokens - 2)));
      }
    }
    return pooled.rewind();
  }

  private TrackException otherShape() {
    return new TrackException(Stage.FEATURE, manifest.name() + " gave another shape");
  }

  /**
   * Copies what is given for each patch into its place among the values for that patch.
   *
   * @param size of them for a patch
   * @param at the first of their places
   */
  private void copy(FloatBuffer given, int size, float[] values, int at) throws TrackException {
    for (int from = at; from < values.length; from += manifest.values()) {
      given.get(values, from, size);
      for (int i = from; i < from + size; i++) {
        if (!Float.isFinite(values[i])) {
          throw new TrackException(Stage.FEATURE, manifest.name() + " gave " + values[i]);
        }
      }
    }
  }

  private synchronized OrtSession open() throws TrackException {
    if (closed) {
      throw new TrackException(Stage.FEATURE, manifest.name() + " is closed");
    }
    if (session == null) {
      try {
        session = GraphSession.load(model.get());
      } catch (PackException | OrtException e) {
        throw new TrackException(
            Stage.FEATURE, "the base " + manifest.name() + " does not load: " + e.getMessage(), e);
      }
    }
    return session;
  }
}
