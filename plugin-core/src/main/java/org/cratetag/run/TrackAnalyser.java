package org.cratetag.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.cratetag.api.AudioDecoder;
import org.cratetag.api.ClassificationException;
import org.cratetag.api.DecodeException;
import org.cratetag.api.FeatureException;
import org.cratetag.api.FeatureExtractor;
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
import org.cratetag.feature.Clips;
import org.cratetag.feature.EdmStats;
import org.cratetag.feature.TrackSound;
import org.cratetag.natives.NativesException;
import org.cratetag.tags.SeenTags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * File to prediction: decode once, compute each front-end that the packs ask for, ask every pack,
 * decide. The tempo comes from {@code edm-stats/1}, which is computed for every track.
 */
final class TrackAnalyser {
  private static final Logger LOG = LoggerFactory.getLogger(TrackAnalyser.class);

  private static final FrontEnd EDM_STATS = FrontEnd.of(EdmStats.ID);

  private final Extensions extensions;
  private final Decider decider;
  private final Excerpt excerpt;

  TrackAnalyser(Extensions extensions, Decider decider, Excerpt excerpt) {
    this.extensions = extensions;
    this.decider = decider;
    this.excerpt = excerpt;
  }

  /** Decodes when it is first asked. */
  private interface Samples {
    DecodedAudio get() throws TrackFailure;
  }

  /**
   * What came of listening.
   *
   * @param edmStats the features of {@link EdmStats}
   * @param sound tempo and bandwidth
   * @param scores what the packs say of the track
   * @param prediction what is decided
   * @param seen the tags that the decision looked at; empty when none were read
   */
  record Analysis(
      FeatureTensor edmStats,
      TrackSound sound,
      List<TrackScores> scores,
      TrackPrediction prediction,
      Optional<SeenTags> seen) {}

  /**
   * Analyses one file, reading it only where the store does not have the features.
   *
   * @param seen what its tags hold; empty when that is not to be looked at
   * @throws TrackFailure when the track's way ends before a prediction
   */
  public Analysis analyse(AudioFile file, FeatureStore store, Optional<SeenTags> seen)
      throws TrackFailure {
    return analyse(features(() -> decode(file), store), seen);
  }

  /**
   * Analyses audio that is decoded already.
   *
   * @param seen what the tags of its file hold
   * @throws TrackFailure when the track's way ends before a prediction
   */
  public Analysis analyse(DecodedAudio audio, Optional<SeenTags> seen) throws TrackFailure {
    return analyse(features(() -> audio, FeatureStore.NONE), seen);
  }

  private Analysis analyse(Map<String, FeatureTensor> features, Optional<SeenTags> seen)
      throws TrackFailure {
    FeatureTensor stats = features.get(EDM_STATS.key());
    TrackSound sound = TrackSound.of(stats.values());
    List<TrackScores> scores = new ArrayList<>();
    for (TrackClassifier classifier : extensions.classifiers()) {
      List<FeatureTensor> input =
          classifier.frontEnds().stream().map(wanted -> features.get(wanted.key())).toList();
      scores.add(
          inStage(
              Stage.INFERENCE,
              () ->
                  BandwidthDoubt.of(classifier, classifier.classify(input), sound.bandwidthHz())));
    }
    TagValues present = seen.map(SeenTags::values).orElse(TagValues.EMPTY);
    TrackPrediction prediction =
        inStage(
            Stage.DECISION,
            () -> decider.decide(scores, sound.tempo().bpm(), sound.tempo().confidence(), present));
    return new Analysis(stats, sound, scores, prediction, seen);
  }

  private Map<String, FeatureTensor> features(Samples source, FeatureStore store)
      throws TrackFailure {
    Map<String, FeatureTensor> features = new HashMap<>();
    Optional<DecodedAudio> audio = Optional.empty();
    for (FrontEnd frontEnd : frontEnds()) {
      Optional<FeatureTensor> remembered = store.find(frontEnd);
      if (remembered.isPresent()) {
        features.put(frontEnd.key(), remembered.get());
        continue;
      }
      if (audio.isEmpty()) {
        audio = Optional.of(source.get());
      }
      FeatureTensor computed = features(audio.get(), frontEnd);
      store.put(frontEnd, computed);
      features.put(frontEnd.key(), computed);
    }
    return features;
  }

  /**
   * One front-end of a track.
   *
   * @throws TrackFailure when nothing computes it, or it finds nothing in the audio
   */
  FeatureTensor features(DecodedAudio audio, FrontEnd frontEnd) throws TrackFailure {
    FeatureExtractor extractor =
        first(
            extensions.extractors(),
            candidate -> candidate.supports(frontEnd.withoutWindows()),
            Stage.FEATURE,
            "nothing computes the front-end " + frontEnd.key());
    return inStage(Stage.FEATURE, () -> Clips.extract(extractor, audio, frontEnd));
  }

  private List<FrontEnd> frontEnds() {
    List<FrontEnd> wanted = new ArrayList<>(List.of(EDM_STATS));
    for (TrackClassifier classifier : extensions.classifiers()) {
      for (FrontEnd frontEnd : classifier.frontEnds()) {
        if (wanted.stream().noneMatch(known -> known.key().equals(frontEnd.key()))) {
          wanted.add(frontEnd);
        }
      }
    }
    return wanted;
  }

  /**
   * The excerpt that a track is judged by.
   *
   * @throws TrackFailure when there is no usable audio
   */
  DecodedAudio decode(AudioFile file) throws TrackFailure {
    AudioDecoder decoder =
        first(
            extensions.decoders(),
            candidate -> candidate.supports(file.format()),
            Stage.DECODE,
            "nothing decodes " + file.format());
    return inStage(Stage.DECODE, () -> decoder.decode(file, excerpt));
  }

  private static <T> T first(
      List<T> candidates, Predicate<T> supports, Stage stage, String otherwise)
      throws TrackFailure {
    for (T candidate : candidates) {
      if (inStage(stage, () -> supports.test(candidate))) {
        return candidate;
      }
    }
    throw new TrackFailure(stage, otherwise, false, null);
  }

  /**
   * Runs one step; whatever goes wrong in it becomes a failure of this track in that stage.
   *
   * @throws NativesException when it can be done for no track on this machine
   */
  private static <T> T inStage(Stage stage, Callable<T> step) throws TrackFailure {
    try {
      return step.call();
    } catch (DecodeException | FeatureException | ClassificationException e) {
      throw new TrackFailure(stage, e.getMessage(), false, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackFailure(stage, "interrupted", true, e);
    } catch (NativesException e) {
      // Of no use here: all tracks would fail of it.
      throw e;
    } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError e) {
      LOG.warn("unexpected failure in stage {}", stage, e);
      throw new TrackFailure(stage, "unexpected: " + e, true, e);
    }
  }
}
