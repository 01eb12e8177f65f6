package org.cratetag.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cratetag.api.AudioDecoder;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Channels;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.decode.FfmpegDecoder;
import org.cratetag.dsp.rhythm.Rhythm;
import org.cratetag.dsp.tonal.KeyEstimate;
import org.cratetag.feature.Clips;
import org.cratetag.feature.EdmStats;
import org.cratetag.feature.RhythmFeatures;
import org.cratetag.feature.tonal.KeyFeatures;
import org.cratetag.inference.OnnxClassifier;

/**
 * File to features: decodes each excerpt that is asked for once, and computes each front-end of it
 * once, reading only what the store does not have. The usual excerpt and {@code edm-stats/1} are
 * always asked for; {@code rhythm/1}, which costs little, is taken along where a track is listened
 * to, so that what was heard before it was known need not be heard again.
 */
final class FeatureWork {
  private static final FrontEnd EDM_STATS = FrontEnd.of(EdmStats.ID);
  private static final FrontEnd RHYTHM = RhythmFeatures.FRONT_END;

  /** What fields need besides. */
  private static final Map<TagField, FrontEnd> OF_FIELDS =
      Map.of(TagField.KEY, KeyFeatures.FRONT_END, TagField.ENERGY, RHYTHM);

  /** Kept with the features, so that a track need not be decoded to know how long it is. */
  static final FrontEnd TRACK_SECONDS = FrontEnd.of("track-seconds/1");

  private final Extensions extensions;
  private final Excerpt excerpt;
  private final Set<TagField> asked;

  /**
   * Work.
   *
   * @param asked fields that need front-ends which no pack asks for, see {@link #OF_FIELDS}
   */
  FeatureWork(Extensions extensions, Excerpt excerpt, Set<TagField> asked) {
    this.extensions = extensions;
    this.excerpt = excerpt;
    this.asked = Set.copyOf(asked);
  }

  /** Decodes when it is asked. */
  interface Samples {
    DecodedAudio get(Excerpt excerpt) throws TrackFailure;
  }

  /** What was decoded, and by whom. */
  record Decoding(AudioDecoder decoder, DecodedAudio audio) {
    /** Gives the samples back, which nobody may hold any more. */
    void release() {
      if (decoder instanceof FfmpegDecoder own) {
        own.takeBack(audio.pcm());
      }
    }
  }

  /** Features of one front-end, of one excerpt. */
  private record Wanted(Excerpt excerpt, String frontEnd) {}

  /** What could be computed, and why the rest could not. */
  final class Features {
    private final Map<Wanted, FeatureTensor> values = new HashMap<>();
    private final Map<Wanted, TrackFailure> troubles = new HashMap<>();

    private Features() {}

    /** Those of {@link EdmStats}. */
    FeatureTensor edmStats() {
      return values.get(new Wanted(excerpt, EDM_STATS.key()));
    }

    /** The key; empty when it was not asked for or no pitch stands out. */
    Optional<KeyEstimate> key() {
      return Optional.ofNullable(values.get(new Wanted(excerpt, KeyFeatures.FRONT_END.key())))
          .flatMap(KeyFeatures::key);
    }

    /** Empty where the track was heard before this was listened for. */
    Optional<Rhythm> rhythm() {
      return Optional.ofNullable(values.get(new Wanted(excerpt, RHYTHM.key())))
          .map(tensor -> Rhythm.of(tensor.values()));
    }

    /** Of the whole track; empty when nobody knows it. */
    Optional<Duration> duration() {
      return Optional.ofNullable(values.get(new Wanted(excerpt, TRACK_SECONDS.key())))
          .map(FeatureWork::toDuration);
    }

    /**
     * What a classifier takes.
     *
     * @throws TrackFailure when it could not be computed
     */
    List<FeatureTensor> inputOf(TrackClassifier classifier) throws TrackFailure {
      List<FeatureTensor> input = new ArrayList<>();
      for (FrontEnd each : classifier.frontEnds()) {
        Wanted wanted = new Wanted(excerptOf(classifier), each.key());
        if (troubles.containsKey(wanted)) {
          throw troubles.get(wanted);
        }
        input.add(values.get(wanted));
      }
      return input;
    }
  }

  /** Whether a plugin brought it, so that its failure need not be the track's. */
  static boolean isPlugins(TrackClassifier classifier) {
    return !(classifier instanceof PackClassifier || classifier instanceof OnnxClassifier);
  }

  /** Whether something else than a plugin's classifier wants it. */
  private boolean isNeeded(Excerpt part, FrontEnd frontEnd, List<TrackClassifier> classifiers) {
    boolean isSound = part.equals(excerpt) && frontEnd.key().equals(EDM_STATS.key());
    return isSound
        || classifiers.stream()
            .filter(classifier -> !isPlugins(classifier))
            .filter(classifier -> excerptOf(classifier).equals(part))
            .flatMap(classifier -> classifier.frontEnds().stream())
            .anyMatch(wanted -> wanted.key().equals(frontEnd.key()));
  }

  /**
   * What some classifiers take. The usual excerpt's features come from the store where it has them;
   * others are not kept.
   */
  Features features(Samples source, TrackMemory store, List<TrackClassifier> classifiers)
      throws TrackFailure {
    Features features = new Features();
    for (Map.Entry<Excerpt, List<FrontEnd>> asked : frontEnds(classifiers).entrySet()) {
      Excerpt part = asked.getKey();
      TrackMemory kept = part.equals(excerpt) ? store : TrackMemory.NONE;
      Optional<Clips> clips = Optional.empty();
      for (FrontEnd frontEnd : asked.getValue()) {
        Optional<FeatureTensor> remembered = kept.find(frontEnd);
        try {
          if (remembered.isEmpty()) {
            if (clips.isEmpty()) {
              clips = Optional.of(new Clips(source.get(part)));
              keepLength(clips.get().audio(), kept);
            }
            remembered = Optional.of(features(clips.get(), frontEnd));
            kept.put(frontEnd, remembered.get());
          }
          features.values.put(new Wanted(part, frontEnd.key()), remembered.get());
        } catch (TrackFailure e) {
          if (isNeeded(part, frontEnd, classifiers) || Thread.currentThread().isInterrupted()) {
            throw e;
          }
          features.troubles.put(new Wanted(part, frontEnd.key()), e);
        }
      }
      Wanted rhythm = new Wanted(part, RHYTHM.key());
      if (part.equals(excerpt) && !features.values.containsKey(rhythm)) {
        takeAlong(clips, kept).ifPresent(values -> features.values.put(rhythm, values));
      }
      (clips.isPresent() ? length(clips.get().audio()) : kept.find(TRACK_SECONDS))
          .ifPresent(
              seconds -> features.values.put(new Wanted(part, TRACK_SECONDS.key()), seconds));
    }
    return features;
  }

  private Optional<FeatureTensor> takeAlong(Optional<Clips> clips, TrackMemory kept)
      throws TrackFailure {
    Optional<FeatureTensor> rhythm = kept.find(RHYTHM);
    if (rhythm.isEmpty() && clips.isPresent()) {
      rhythm = Optional.of(features(clips.get(), RHYTHM));
      kept.put(RHYTHM, rhythm.get());
    }
    return rhythm;
  }

  /** What is kept as {@link #TRACK_SECONDS}. */
  static Duration toDuration(FeatureTensor seconds) {
    return Duration.ofMillis(Math.round(seconds.values()[0] * 1_000.0));
  }

  private static void keepLength(DecodedAudio audio, TrackMemory store) {
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
    return features(new Clips(audio), frontEnd);
  }

  private FeatureTensor features(Clips clips, FrontEnd frontEnd) throws TrackFailure {
    FeatureExtractor extractor =
        first(
            extensions.extractors(),
            candidate -> candidate.supports(frontEnd.withoutWindows()),
            Stage.FEATURE,
            "nothing computes the front-end " + frontEnd.key());
    Channels given = clips.audio().pcm().channels();
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
    return TrackFailure.inStage(Stage.FEATURE, () -> clips.extract(extractor, frontEnd));
  }

  /** What is asked for, the usual excerpt first. */
  private Map<Excerpt, List<FrontEnd>> frontEnds(List<TrackClassifier> classifiers) {
    Map<Excerpt, List<FrontEnd>> wanted = new LinkedHashMap<>();
    wanted.put(excerpt, new ArrayList<>(List.of(EDM_STATS)));
    OF_FIELDS.forEach(
        (field, frontEnd) -> {
          if (asked.contains(field)) {
            wanted.get(excerpt).add(frontEnd);
          }
        });
    for (TrackClassifier classifier : classifiers) {
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

  /** Another excerpt. */
  DecodedAudio decode(AudioFile file, Excerpt part) throws TrackFailure {
    return decoding(file, part).audio();
  }

  /** The same, of which the memory can be given back. */
  Decoding decoding(AudioFile file, Excerpt part) throws TrackFailure {
    AudioDecoder decoder = decoder(file);
    return new Decoding(
        decoder, TrackFailure.inStage(Stage.DECODE, () -> decoder.decode(file, part)));
  }

  private AudioDecoder decoder(AudioFile file) throws TrackFailure {
    return first(
        extensions.decoders(),
        candidate -> candidate.supports(file.format()),
        Stage.DECODE,
        "nothing decodes " + file.format());
  }

  private static <T> T first(
      List<T> candidates, Predicate<T> supports, Stage stage, String otherwise)
      throws TrackFailure {
    for (T candidate : candidates) {
      if (TrackFailure.inStage(stage, () -> supports.test(candidate))) {
        return candidate;
      }
    }
    throw new TrackFailure(stage, otherwise, false, null);
  }
}
