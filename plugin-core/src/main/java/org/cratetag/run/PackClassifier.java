package org.cratetag.run;

import java.util.List;
import java.util.OptionalDouble;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.cratetag.inference.HeardScores;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.inference.PackStore;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.Sureness;
import org.cratetag.pack.json.PackException;

/**
 * A pack of the store, of which the manifest is read at once and the model when there is a track to
 * judge: most runs of a schedule find none. Safe for use by several threads.
 */
final class PackClassifier implements TrackClassifier {
  private final PackManifest manifest;
  private final PackStore store;
  private final List<FrontEnd> frontEnds;
  private final HeardScores scores;
  private final String key;
  private OnnxClassifier opened;

  PackClassifier(PackManifest manifest, PackStore store, Sureness sureness) {
    this.manifest = manifest;
    this.store = store;
    this.frontEnds = manifest.frontEnds();
    this.scores = new HeardScores(manifest, sureness);
    this.key = scores.key();
  }

  /**
   * Loads the model, if that has not been done.
   *
   * @throws PackException when the pack is refused
   */
  synchronized OnnxClassifier open() throws PackException {
    if (opened == null) {
      opened = OnnxClassifier.open(store.get(manifest.name()));
    }
    return opened;
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

  /** Under which what it hears is kept. */
  String key() {
    return key;
  }

  /** Its word, of what it heard now or before. */
  TrackScores scores(float[] heard) throws TrackException {
    return scores.of(heard);
  }

  @Override
  public TrackScores classify(List<FeatureTensor> features) throws TrackException {
    return scores(hear(features));
  }

  /** Listens; what it heard can be kept. */
  float[] hear(List<FeatureTensor> features) throws TrackException {
    try {
      return open().hear(features);
    } catch (PackException e) {
      throw new TrackException(Stage.INFERENCE, e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
