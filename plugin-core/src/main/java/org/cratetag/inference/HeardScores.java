package org.cratetag.inference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.DomainScore;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TrackScores;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.ScoreCalibrator;
import org.cratetag.pack.Sureness;

/**
 * Makes a pack's word of what its model heard, by the manifest alone: a pack whose calibration or
 * thresholds have changed need not listen again. What was heard is an array of floats: the
 * uncalibrated probabilities in the order of the labels, then that of the domain where the pack has
 * one.
 */
public final class HeardScores {
  private static final int KEY_DIGITS = 16;

  private final PackManifest manifest;
  private final ScoreCalibrator calibrator;

  /** Of a pack that speaks when it is sure. */
  public HeardScores(PackManifest manifest) {
    this(manifest, Sureness.CAREFUL);
  }

  /** Of a pack that speaks when it is so sure. */
  public HeardScores(PackManifest manifest, Sureness sureness) {
    this.manifest = manifest;
    this.calibrator = new ScoreCalibrator(manifest, sureness);
  }

  /** Names all that decides what the model hears: its graphs, front-ends and clips. */
  public String key() {
    // Not by toString: maps have another order in each process.
    List<Object> all = new ArrayList<>();
    for (PackGraph graph : manifest.graphs()) {
      all.add(graph.model().sha256());
      all.add(graph.frontEnd().key());
      all.add(graph.aggregation());
      all.add(graph.input().shape());
      all.add(graph.input().select());
      all.add(graph.weight());
    }
    manifest.domain().ifPresent(domain -> all.add(domain.terms() + " " + domain.intercept()));
    String hash = PackReader.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    return manifest.id() + ":" + hash.substring(0, KEY_DIGITS);
  }

  /** What was heard, as one array. */
  static float[] join(float[] probabilities, Optional<DomainScore> domain) {
    float[] heard =
        Arrays.copyOf(probabilities, probabilities.length + (domain.isPresent() ? 1 : 0));
    domain.ifPresent(score -> heard[heard.length - 1] = (float) score.probability());
    return heard;
  }

  /**
   * The pack's word.
   *
   * @throws TrackException when that is not what such a model hears
   */
  public TrackScores of(float[] heard) throws TrackException {
    int labels = manifest.labels().size();
    if (heard.length != labels + (manifest.domain().isPresent() ? 1 : 0)) {
      throw new TrackException(
          Stage.INFERENCE, "%s: %d values of %d".formatted(manifest.name(), heard.length, labels));
    }
    TrackScores scores = calibrator.scores(calibrator.calibrate(Arrays.copyOf(heard, labels)));
    return manifest.domain().isEmpty()
        ? scores
        : scores.withDomain(new DomainScore(heard[labels], manifest.domain().get().threshold()));
  }
}
