package org.cratetag.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.decision.Decider;
import org.cratetag.feature.EdmStats;
import org.cratetag.feature.TrackSound;
import org.cratetag.tags.SeenTags;

/**
 * File to prediction: decode once, compute each front-end that the packs ask for, ask every pack,
 * decide. The tempo comes from {@code edm-stats/1}, which is computed for every track.
 */
final class TrackAnalyser {
  private final Extensions extensions;
  private final FeatureWork work;
  private final Decider decider;
  private final Excerpt excerpt;

  TrackAnalyser(Extensions extensions, Decider decider, Excerpt excerpt) {
    this.extensions = extensions;
    this.work = new FeatureWork(extensions, excerpt);
    this.decider = decider;
    this.excerpt = excerpt;
  }

  /**
   * What came of listening.
   *
   * @param edmStats the features of {@link EdmStats}
   * @param sound tempo and bandwidth
   * @param scores what the packs say of the track
   * @param prediction what is decided
   * @param duration of the whole track; empty when nobody knows it
   * @param seen the tags that the decision looked at; empty when none were read
   */
  record Analysis(
      FeatureTensor edmStats,
      TrackSound sound,
      List<TrackScores> scores,
      TrackPrediction prediction,
      Optional<Duration> duration,
      Optional<SeenTags> seen) {}

  /**
   * Analyses one file, reading it only where the store does not have the features.
   *
   * @param seen what its tags hold; empty when that is not to be looked at
   * @throws TrackFailure when the track's way ends before a prediction
   */
  public Analysis analyse(AudioFile file, FeatureStore store, Optional<SeenTags> seen)
      throws TrackFailure {
    return decide(work.features(wanted -> work.decode(file, wanted), store), seen);
  }

  /**
   * Analyses audio that is decoded already.
   *
   * @param file of which other excerpts are decoded, where packs ask for such
   * @param audio the usual excerpt
   * @param seen what the tags of its file hold
   * @throws TrackFailure when the track's way ends before a prediction
   */
  public Analysis analyse(AudioFile file, DecodedAudio audio, Optional<SeenTags> seen)
      throws TrackFailure {
    return decide(
        work.features(
            wanted -> wanted.equals(excerpt) ? audio : work.decode(file, wanted),
            FeatureStore.NONE),
        seen);
  }

  private Analysis decide(FeatureWork.Features features, Optional<SeenTags> seen)
      throws TrackFailure {
    FeatureTensor stats = features.edmStats();
    TrackSound sound = TrackSound.of(stats.values());
    List<TrackScores> scores = new ArrayList<>();
    for (TrackClassifier classifier : extensions.classifiers()) {
      scores.add(ask(classifier, features, sound));
    }
    TagValues present = seen.map(SeenTags::values).orElse(TagValues.EMPTY);
    TrackPrediction prediction =
        TrackFailure.inStage(
            Stage.DECISION,
            () -> decider.decide(scores, sound.tempo().bpm(), sound.tempo().confidence(), present));
    return new Analysis(stats, sound, scores, prediction, features.duration(), seen);
  }

  /** A pack that fails costs the track; a plugin's costs its own word. */
  private TrackScores ask(
      TrackClassifier classifier, FeatureWork.Features features, TrackSound sound)
      throws TrackFailure {
    try {
      List<FeatureTensor> input = features.inputOf(classifier);
      return TrackFailure.inStage(
          Stage.INFERENCE,
          () -> BandwidthDoubt.of(classifier, classifier.classify(input), sound.bandwidthHz()));
    } catch (TrackFailure e) {
      if (!FeatureWork.isPlugins(classifier) || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return new TrackScores(classifier.pack(), classifier.task(), List.of(), List.of())
          .withDoubt(classifier.pack() + " cannot judge it: " + e.getMessage());
    }
  }

  /**
   * One front-end of a track.
   *
   * @throws TrackFailure when nothing computes it, or it finds nothing in the audio
   */
  FeatureTensor features(DecodedAudio audio, FrontEnd frontEnd) throws TrackFailure {
    return work.features(audio, frontEnd);
  }

  /**
   * The excerpt that a track is judged by.
   *
   * @throws TrackFailure when there is no usable audio
   */
  DecodedAudio decode(AudioFile file) throws TrackFailure {
    return work.decode(file);
  }
}
