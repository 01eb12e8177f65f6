package org.cratetag.lab.command;

import java.io.IOException;
import java.util.Locale;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.TrackScores;
import org.cratetag.config.Home;
import org.cratetag.feature.TrackSound;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.pack.json.PackException;
import org.cratetag.run.Engine;

/** What the bundled pack of electronic music says, as a run hears it. */
final class EdmScores implements AutoCloseable {
  private static final String PACK = "edm-subgenre";

  private final OnnxClassifier classifier;

  private EdmScores(OnnxClassifier classifier) {
    this.classifier = classifier;
  }

  static EdmScores bundled(Home home) throws IOException {
    try {
      return new EdmScores(
          OnnxClassifier.open(Engine.packStore(home, java.util.List.of()).get(PACK)));
    } catch (PackException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Its word, with a doubt where the audio lacks what it listens to.
   *
   * @param edmStats values of {@code edm-stats/1}
   */
  TrackScores of(float[] edmStats) {
    try {
      TrackScores scores = classifier.classify(new FeatureTensor(edmStats, edmStats.length));
      double least = classifier.leastBandwidthHz().orElse(0);
      double found = TrackSound.of(edmStats).bandwidthHz();
      return found >= least
          ? scores
          : scores.withDoubt(String.format(Locale.ROOT, "%s hears %.0f Hz", PACK, found));
    } catch (TrackException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    classifier.close();
  }
}
