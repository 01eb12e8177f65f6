package org.cratetag.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.decision.Decider;
import org.cratetag.dsp.rhythm.Rhythm;
import org.cratetag.dsp.tonal.KeyEstimate;
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
  private final Set<TagField> asked;

  /**
   * An analyser.
   *
   * @param asked fields of which some need to be listened for: the key and the energy
   */
  TrackAnalyser(Extensions extensions, Decider decider, Excerpt excerpt, Set<TagField> asked) {
    this.extensions = extensions;
    this.work = new FeatureWork(extensions, excerpt, asked);
    this.decider = decider;
    this.excerpt = excerpt;
    this.asked = Set.copyOf(asked);
  }

  /** The same with other packs. */
  TrackAnalyser with(Extensions others) {
    return new TrackAnalyser(others, decider, excerpt, asked);
  }

  /** The same, which hears all that can be heard. */
  TrackAnalyser hearingAll() {
    return new TrackAnalyser(extensions, decider, excerpt, EnumSet.allOf(TagField.class));
  }

  /**
   * What came of listening.
   *
   * @param edmStats the features of {@link EdmStats}
   * @param sound tempo and bandwidth
   * @param rhythm empty where the track was heard before this was listened for
   * @param key however unsure; empty when it was not asked for or no pitch stands out
   * @param scores what the packs say of the track
   * @param prediction what is decided
   * @param duration of the whole track; empty when nobody knows it
   * @param seen the tags that the decision looked at; empty when none were read
   */
  record Analysis(
      FeatureTensor edmStats,
      TrackSound sound,
      Optional<Rhythm> rhythm,
      Optional<KeyEstimate> key,
      List<TrackScores> scores,
      TrackPrediction prediction,
      Optional<Duration> duration,
      Optional<SeenTags> seen) {}

  /**
   * Analyses one file, listening only where it is not remembered what was heard.
   *
   * @param listening called before the file is listened to, if it is
   * @param seen what its tags hold; empty when that is not to be looked at
   * @throws TrackFailure when the track's way ends before a prediction
   */
  public Analysis analyse(
      AudioFile file, TrackMemory memory, Runnable listening, Optional<SeenTags> seen)
      throws TrackFailure {
    return analyse(file, memory, listening, seen, new StageClock());
  }

  /**
   * The same.
   *
   * @param clock is told what it took
   */
  Analysis analyse(
      AudioFile file,
      TrackMemory memory,
      Runnable listening,
      Optional<SeenTags> seen,
      StageClock clock)
      throws TrackFailure {
    List<FeatureWork.Decoding> decoded = new ArrayList<>();
    Analysis analysis =
        decide(
            wanted -> {
              // The first track waits for the models.
              clock.time(Stage.INFERENCE, () -> run(listening));
              decoded.add(clock.time(Stage.DECODE, () -> work.decoding(file, wanted)));
              return decoded.get(decoded.size() - 1).audio();
            },
            memory,
            seen,
            clock);
    decoded.forEach(FeatureWork.Decoding::release);
    return analysis;
  }

  private static boolean run(Runnable listening) {
    listening.run();
    return true;
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
        wanted -> wanted.equals(excerpt) ? audio : work.decode(file, wanted),
        TrackMemory.NONE,
        seen,
        new StageClock());
  }

  /**
   * Analyses by what is remembered alone.
   *
   * @param seen what the tags of its file hold
   * @throws TrackFailure when something would have to be listened to
   */
  Analysis recall(TrackMemory memory, Optional<SeenTags> seen) throws TrackFailure {
    return decide(
        wanted -> {
          throw new TrackFailure(Stage.DECODE, "it was not heard before", false, null);
        },
        memory,
        seen,
        new StageClock());
  }

  private Analysis decide(
      FeatureWork.Samples samples, TrackMemory memory, Optional<SeenTags> seen, StageClock clock)
      throws TrackFailure {
    Map<TrackClassifier, float[]> heard = heardBefore(memory);
    List<TrackClassifier> toHear =
        extensions.classifiers().stream().filter(each -> !heard.containsKey(each)).toList();
    FeatureWork.Features features =
        clock.time(Stage.FEATURE, () -> work.features(samples, memory, toHear));
    FeatureTensor stats = features.edmStats();
    TrackSound sound = TrackSound.of(stats.values());
    Optional<Rhythm> rhythm = features.rhythm();
    List<TrackScores> scores = new ArrayList<>();
    for (TrackClassifier classifier : extensions.classifiers()) {
      scores.add(
          clock.time(Stage.INFERENCE, () -> ask(classifier, features, heard, memory, sound)));
    }
    TagValues present = seen.map(SeenTags::values).orElse(TagValues.EMPTY);
    TrackPrediction prediction =
        TrackFailure.inStage(
            Stage.DECISION, () -> decider.decide(scores, sound.tempo(), rhythm, present));
    Optional<KeyEstimate> key = features.key();
    return new Analysis(
        stats,
        sound,
        rhythm,
        key,
        scores,
        prediction.withKey(decider.key(key)).withEnergy(energy(sound, rhythm)),
        features.duration(),
        seen);
  }

  private OptionalInt energy(TrackSound sound, Optional<Rhythm> rhythm) {
    return asked.contains(TagField.ENERGY)
        ? rhythm.map(sound::energy).map(OptionalInt::of).orElse(OptionalInt.empty())
        : OptionalInt.empty();
  }

  private Map<TrackClassifier, float[]> heardBefore(TrackMemory memory) {
    Map<TrackClassifier, float[]> heard = new HashMap<>();
    for (TrackClassifier classifier : extensions.classifiers()) {
      if (classifier instanceof PackClassifier pack) {
        memory.findHeard(pack.key()).ifPresent(before -> heard.put(pack, before));
      }
    }
    return heard;
  }

  private static TrackScores classify(
      TrackClassifier classifier, List<FeatureTensor> input, TrackMemory memory)
      throws TrackException {
    if (!(classifier instanceof PackClassifier pack)) {
      return classifier.classify(input);
    }
    float[] heard = pack.hear(input);
    TrackScores scores = pack.scores(heard);
    memory.putHeard(pack.key(), heard);
    return scores;
  }

  private static TrackScores scores(PackClassifier pack, float[] heard) throws TrackFailure {
    return TrackFailure.inStage(Stage.INFERENCE, () -> pack.scores(heard));
  }

  /** A pack that fails costs the track; a plugin's costs its own word. */
  private TrackScores ask(
      TrackClassifier classifier,
      FeatureWork.Features features,
      Map<TrackClassifier, float[]> heard,
      TrackMemory memory,
      TrackSound sound)
      throws TrackFailure {
    try {
      TrackScores scores;
      if (heard.containsKey(classifier)) {
        scores = scores((PackClassifier) classifier, heard.get(classifier));
      } else {
        List<FeatureTensor> input = features.inputOf(classifier);
        scores = TrackFailure.inStage(Stage.INFERENCE, () -> classify(classifier, input, memory));
      }
      return BandwidthDoubt.of(classifier, scores, sound.bandwidthHz());
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
