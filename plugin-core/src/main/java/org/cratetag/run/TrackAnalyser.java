package org.cratetag.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.cratetag.api.AudioDecoder;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Channels;
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

  /** Kept with the features, so that a track need not be decoded to know how long it is. */
  static final FrontEnd TRACK_SECONDS = FrontEnd.of("track-seconds/1");

  private final Extensions extensions;
  private final Decider decider;
  private final Excerpt excerpt;

  TrackAnalyser(Extensions extensions, Decider decider, Excerpt excerpt) {
    this.extensions = extensions;
    this.decider = decider;
    this.excerpt = excerpt;
  }

  /** Decodes when it is asked. */
  private interface Samples {
    DecodedAudio get(Excerpt excerpt) throws TrackFailure;
  }

  /** Features of one front-end, of one excerpt. */
  private record Wanted(Excerpt excerpt, String frontEnd) {}

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
    return decide(features(wanted -> decode(file, wanted), store), seen);
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
        features(
            wanted -> wanted.equals(excerpt) ? audio : decode(file, wanted), FeatureStore.NONE),
        seen);
  }

  private Analysis decide(Map<Wanted, FeatureTensor> features, Optional<SeenTags> seen)
      throws TrackFailure {
    FeatureTensor stats = features.get(new Wanted(excerpt, EDM_STATS.key()));
    TrackSound sound = TrackSound.of(stats.values());
    List<TrackScores> scores = new ArrayList<>();
    for (TrackClassifier classifier : extensions.classifiers()) {
      List<FeatureTensor> input =
          classifier.frontEnds().stream()
              .map(each -> features.get(new Wanted(excerptOf(classifier), each.key())))
              .toList();
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
    Optional<Duration> duration =
        Optional.ofNullable(features.get(new Wanted(excerpt, TRACK_SECONDS.key())))
            .map(TrackAnalyser::toDuration);
    return new Analysis(stats, sound, scores, prediction, duration, seen);
  }

  /** The usual excerpt's features come from the store where it has them; others are not kept. */
  private Map<Wanted, FeatureTensor> features(Samples source, FeatureStore store)
      throws TrackFailure {
    Map<Wanted, FeatureTensor> features = new HashMap<>();
    for (Map.Entry<Excerpt, List<FrontEnd>> asked : frontEnds().entrySet()) {
      Excerpt part = asked.getKey();
      FeatureStore kept = part.equals(excerpt) ? store : FeatureStore.NONE;
      Optional<DecodedAudio> audio = Optional.empty();
      for (FrontEnd frontEnd : asked.getValue()) {
        Optional<FeatureTensor> remembered = kept.find(frontEnd);
        if (remembered.isEmpty()) {
          if (audio.isEmpty()) {
            audio = Optional.of(source.get(part));
            keepLength(audio.get(), kept);
          }
          remembered = Optional.of(features(audio.get(), frontEnd));
          kept.put(frontEnd, remembered.get());
        }
        features.put(new Wanted(part, frontEnd.key()), remembered.get());
      }
      (audio.isPresent() ? length(audio.get()) : kept.find(TRACK_SECONDS))
          .ifPresent(seconds -> features.put(new Wanted(part, TRACK_SECONDS.key()), seconds));
    }
    return features;
  }

  /** What is kept as {@link #TRACK_SECONDS}. */
  static Duration toDuration(FeatureTensor seconds) {
    return Duration.ofMillis(Math.round(seconds.values()[0] * 1_000.0));
  }

  private static void keepLength(DecodedAudio audio, FeatureStore store) {
    length(audio).ifPresent(seconds -> store.put(TRACK_SECONDS, seconds));
  }

  private static Optional<FeatureTensor> length(DecodedAudio audio) {
    return audio
        .trackDuration()
        .map(length -> new FeatureTensor(new float[] {length.toMillis() / 1_000f}, 1));
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
    Channels given = audio.pcm().channels();
    if (given != extractor.channels()) {
      throw new TrackFailure(
          Stage.FEATURE,
          "the front-end "
              + frontEnd.key()
              + " takes "
              + extractor.channels()
              + " audio, and a pack asks for it of "
              + given
              + " audio",
          false,
          null);
    }
    return inStage(Stage.FEATURE, () -> Clips.extract(extractor, audio, frontEnd));
  }

  /** What is asked for, the usual excerpt first. */
  private Map<Excerpt, List<FrontEnd>> frontEnds() {
    Map<Excerpt, List<FrontEnd>> wanted = new LinkedHashMap<>();
    wanted.put(excerpt, new ArrayList<>(List.of(EDM_STATS)));
    for (TrackClassifier classifier : extensions.classifiers()) {
      List<FrontEnd> known =
          wanted.computeIfAbsent(excerptOf(classifier), any -> new ArrayList<>());
      for (FrontEnd frontEnd : classifier.frontEnds()) {
        if (known.stream().noneMatch(other -> other.key().equals(frontEnd.key()))) {
          known.add(frontEnd);
        }
      }
    }
    return wanted;
  }

  private Excerpt excerptOf(TrackClassifier classifier) {
    return classifier.excerpt().equals(Excerpt.DEFAULT) ? excerpt : classifier.excerpt();
  }

  /**
   * The excerpt that a track is judged by.
   *
   * @throws TrackFailure when there is no usable audio
   */
  DecodedAudio decode(AudioFile file) throws TrackFailure {
    return decode(file, excerpt);
  }

  private DecodedAudio decode(AudioFile file, Excerpt part) throws TrackFailure {
    AudioDecoder decoder =
        first(
            extensions.decoders(),
            candidate -> candidate.supports(file.format()),
            Stage.DECODE,
            "nothing decodes " + file.format());
    return inStage(Stage.DECODE, () -> decoder.decode(file, part));
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
    } catch (TrackException e) {
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
