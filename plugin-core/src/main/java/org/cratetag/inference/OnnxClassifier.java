package org.cratetag.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.DomainScore;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackDomain;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.ScoreCalibrator;
import org.cratetag.pack.json.PackException;

/**
 * Runs one model pack on the CPU: each graph on each clip of the track, the clips joined as the
 * pack says, the weighted mean over the graphs, then calibration.
 */
public final class OnnxClassifier implements TrackClassifier {
  private final PackManifest manifest;
  private final ScoreCalibrator calibrator;
  private final HeardScores scores;
  private final List<GraphSession> sessions;
  private final List<FrontEnd> frontEnds;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxClassifier(PackManifest manifest, List<GraphSession> sessions) {
    this.manifest = manifest;
    this.calibrator = new ScoreCalibrator(manifest);
    this.scores = new HeardScores(manifest);
    this.sessions = List.copyOf(sessions);
    this.frontEnds = manifest.frontEnds();
  }

  /**
   * Loads the pack's graphs.
   *
   * @throws PackException when one does not load, or its tensors are not those of the manifest
   */
  public static OnnxClassifier open(ModelPack pack) throws PackException {
    PackManifest manifest = pack.manifest();
    List<GraphSession> sessions = new ArrayList<>();
    try {
      for (int i = 0; i < manifest.graphs().size(); i++) {
        sessions.add(GraphSession.open(manifest, manifest.graphs().get(i), pack.models().get(i)));
      }
      return new OnnxClassifier(manifest, sessions);
    } catch (PackException | RuntimeException e) {
      sessions.forEach(GraphSession::close);
      throw e;
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
  public OptionalDouble leastBandwidthHz() {
    return manifest.leastBandwidthHz();
  }

  @Override
  public List<FrontEnd> frontEnds() {
    return frontEnds;
  }

  /** Scores one track from the features of the pack's only front-end. */
  public TrackScores classify(FeatureTensor features) throws TrackException {
    return classify(List.of(features));
  }

  @Override
  public TrackScores classify(List<FeatureTensor> features) throws TrackException {
    return scores.of(hear(features));
  }

  /**
   * Runs the model, for {@link HeardScores}.
   *
   * @param features one tensor for each of {@link #frontEnds()}
   */
  public float[] hear(List<FeatureTensor> features) throws TrackException {
    return HeardScores.join(uncalibrated(features), domain(features));
  }

  /**
   * Whether the track is of the kind of music that the pack was made for; empty when it cannot
   * tell.
   *
   * @param features one tensor for each of {@link #frontEnds()}
   */
  Optional<DomainScore> domain(List<FeatureTensor> features) throws TrackException {
    if (manifest.domain().isEmpty()) {
      return Optional.empty();
    }
    PackDomain domain = manifest.domain().get();
    float[] values = features.get(0).values();
    if (values.length < domain.leastValues()) {
      throw new TrackException(
          Stage.INFERENCE,
          "%s takes %d features for its domain, found %d"
              .formatted(pack(), domain.leastValues(), values.length));
    }
    for (PackDomain.Term term : domain.terms()) {
      if (!Float.isFinite(values[term.value()])) {
        throw new TrackException(
            Stage.INFERENCE, "feature %d is %s".formatted(term.value(), values[term.value()]));
      }
    }
    return Optional.of(domain.score(values));
  }

  /**
   * Calibrated probabilities in the order of the manifest's labels.
   *
   * @param features one tensor for each of {@link #frontEnds()}
   */
  public double[] probabilities(List<FeatureTensor> features) throws TrackException {
    return calibrator.calibrate(uncalibrated(features));
  }

  /**
   * What the graphs give, before calibration: probabilities in the order of the manifest's labels.
   *
   * @param features one tensor for each of {@link #frontEnds()}
   * @throws TrackException when they are not what the graphs take, or what they give is no
   *     probability
   */
  public float[] uncalibrated(List<FeatureTensor> features) throws TrackException {
    if (features.size() != frontEnds.size()) {
      throw new TrackException(
          Stage.INFERENCE,
          "%s takes the features of %d front-ends, found %d"
              .formatted(pack(), frontEnds.size(), features.size()));
    }
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new TrackException(Stage.INFERENCE, pack() + " is closed");
      }
      return average(features);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  /** Frees the model. Waits for running classifications; later ones are refused. */
  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        sessions.forEach(GraphSession::close);
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }

  private float[] average(List<FeatureTensor> features) throws TrackException {
    double[] sums = new double[manifest.labels().size()];
    double weights = 0;
    for (GraphSession session : sessions) {
      PackGraph graph = session.graph();
      List<float[]> clips = session.run(features.get(frontEnds.indexOf(graph.frontEnd())));
      for (float[] clip : clips) {
        calibrator.requireProbabilities(clip);
      }
      float[] track = clips.size() == 1 ? clips.get(0) : graph.aggregation().apply(clips);
      for (int label = 0; label < sums.length; label++) {
        sums[label] += graph.weight() * track[label];
      }
      weights += graph.weight();
    }
    float[] mean = new float[sums.length];
    for (int label = 0; label < mean.length; label++) {
      mean[label] = (float) (sums[label] / weights);
    }
    return mean;
  }
}
