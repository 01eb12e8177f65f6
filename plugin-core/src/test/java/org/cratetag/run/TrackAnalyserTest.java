package org.cratetag.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.cratetag.api.AudioDecoder;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Channels;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.cratetag.api.track.Windows;
import org.cratetag.decision.Decider;
import org.cratetag.decision.DecisionSettings;
import org.cratetag.feature.FrontEnds;
import org.cratetag.feature.LogMelSettings;
import org.cratetag.feature.MfccSequenceSettings;
import org.cratetag.feature.RhythmFeatures;
import org.cratetag.tags.SeenTags;
import org.cratetag.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;

/** Packs of several front-ends, tasks and windows over one track. */
class TrackAnalyserTest {
  private static final FrontEnd CLIPS =
      LogMelSettings.DEFAULT
          .withColumns(OptionalInt.of(20))
          .toFrontEnd()
          .withWindows(new Windows(3, 0, OptionalDouble.of(2), 3, 1));
  private static final FrontEnd CEPSTRA = MfccSequenceSettings.DEFAULT.toFrontEnd();

  private static final AudioFile FILE =
      new AudioFile(Path.of("/music/a.flac").toAbsolutePath(), AudioFormat.FLAC, 1, Instant.EPOCH);

  private final List<String> computed = new ArrayList<>();
  private final List<Excerpt> decoded = new ArrayList<>();

  /** Gives as much audio as it is asked for, and remembers what that was. */
  private final AudioDecoder decoder =
      new AudioDecoder() {
        @Override
        public boolean supports(AudioFormat format) {
          return true;
        }

        @Override
        public DecodedAudio decode(AudioFile file, Excerpt excerpt) {
          decoded.add(excerpt);
          double seconds = Math.min(20, excerpt.maximum().toSeconds());
          float[] samples =
              new float[(int) (seconds * excerpt.sampleRateHz()) * excerpt.channels().count()];
          for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) Math.sin(n * 0.05 + Math.sin(n * 0.0001));
          }
          return new DecodedAudio(
              new Pcm(samples, excerpt.sampleRateHz(), excerpt.channels()),
              Duration.ZERO,
              Optional.of(Duration.ofSeconds(20)),
              Optional.empty());
        }
      };

  /** Says one label and remembers what it was given. */
  private static class Pack implements TrackClassifier {
    private final Task task;
    private final String label;
    private final List<FrontEnd> frontEnds;
    private List<FeatureTensor> given = List.of();
    private Excerpt excerpt = Excerpt.DEFAULT;

    private Pack(Task task, String label, FrontEnd... frontEnds) {
      this.task = task;
      this.label = label;
      this.frontEnds = List.of(frontEnds);
    }

    @Override
    public String pack() {
      return label.toLowerCase() + "/1.0.0";
    }

    @Override
    public Task task() {
      return task;
    }

    @Override
    public List<FrontEnd> frontEnds() {
      return frontEnds;
    }

    @Override
    public Excerpt excerpt() {
      return excerpt;
    }

    @Override
    public TrackScores classify(List<FeatureTensor> features) {
      given = features;
      return new TrackScores(
          pack(), task, List.of(new LabelScore(label, label, 0.9, 0.5)), List.of());
    }
  }

  /** The built-in front-ends, counted. */
  private List<FeatureExtractor> extractors() {
    List<FeatureExtractor> counted = new ArrayList<>();
    for (FeatureExtractor extractor : FrontEnds.list()) {
      counted.add(
          new FeatureExtractor() {
            @Override
            public boolean supports(FrontEnd frontEnd) {
              return extractor.supports(frontEnd);
            }

            @Override
            public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
              computed.add(frontEnd.id());
              return extractor.extract(pcm, frontEnd);
            }
          });
    }
    return counted;
  }

  private static TrackMemory memory(Map<FrontEnd, FeatureTensor> kept) {
    return new TrackMemory() {
      @Override
      public Optional<FeatureTensor> find(FrontEnd frontEnd) {
        return Optional.ofNullable(kept.get(frontEnd));
      }

      @Override
      public void put(FrontEnd frontEnd, FeatureTensor features) {
        kept.put(frontEnd, features);
      }

      @Override
      public Optional<float[]> findHeard(String pack) {
        return Optional.empty();
      }

      @Override
      public void putHeard(String pack, float[] heard) {}
    };
  }

  private void analyse(TrackAnalyser analyser, Map<FrontEnd, FeatureTensor> kept)
      throws TrackFailure {
    computed.clear();
    decoded.clear();
    analyser.analyse(FILE, memory(kept), () -> {}, Optional.empty());
  }

  @Test
  void key_costsNothingUnlessItIsAskedFor() throws TrackFailure {
    Map<FrontEnd, FeatureTensor> kept = new HashMap<>();
    analyse(analyser(), kept);
    assertThat(computed).containsExactly("edm-stats/1", "rhythm/1");
    analyse(analyser(), kept);
    assertThat(decoded).isEmpty();
  }

  @Test
  void trackHeardBeforeItsRhythmWasListenedFor_isNotHeardAgain_unlessItsEnergyIsAskedFor()
      throws TrackFailure {
    Map<FrontEnd, FeatureTensor> kept = new HashMap<>();
    analyse(analyser(), kept);
    kept.remove(RhythmFeatures.FRONT_END);
    analyse(analyser(), kept);
    assertThat(decoded).isEmpty();
    analyse(analyser().hearingAll(), kept);
    assertThat(decoded).hasSize(1);
    assertThat(kept).containsKey(RhythmFeatures.FRONT_END);
  }

  @Test
  void energy_isSaidWhereItIsAskedFor() throws TrackFailure {
    Optional<SeenTags> seen = Optional.empty();
    assertThat(analyser().analyse(FILE, audio(20), seen).prediction().energy()).isEmpty();
    assertThat(analyser().hearingAll().analyse(FILE, audio(20), seen).prediction().energy())
        .isPresent();
  }

  @Test
  void keyAskedForLater_listensOnceToTracksWithoutIt() throws TrackFailure {
    Map<FrontEnd, FeatureTensor> kept = new HashMap<>();
    analyse(analyser(), kept);
    analyse(analyser().hearingAll(), kept);
    assertThat(computed).containsExactly("key/1");
    assertThat(decoded).hasSize(1);
    analyse(analyser().hearingAll(), kept);
    assertThat(computed).isEmpty();
    assertThat(decoded).isEmpty();
  }

  private TrackAnalyser analyser(TrackClassifier... packs) {
    Extensions extensions =
        new Extensions(
            List.of(),
            List.of(),
            List.of(decoder),
            extractors(),
            Arrays.asList(packs),
            List.of(),
            List.of(),
            List.of());
    return new TrackAnalyser(
        extensions,
        new Decider(Taxonomy.bundled(), DecisionSettings.DEFAULT),
        Excerpt.DEFAULT,
        Set.of());
  }

  private static DecodedAudio audio(double seconds) {
    float[] samples = new float[(int) (seconds * 22_050)];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) Math.sin(n * 0.05 + Math.sin(n * 0.0001));
    }
    return new DecodedAudio(
        new Pcm(samples, 22_050), Duration.ZERO, Optional.empty(), Optional.empty());
  }

  @Test
  void eachFrontEnd_isComputedOnceForAllPacks() throws Exception {
    Pack tandem = new Pack(Task.SUBGENRE, "Techno", CLIPS, CEPSTRA);
    Pack genre = new Pack(Task.GENRE, "Electronic", CLIPS);
    Pack other = new Pack(Task.SUBGENRE, "Trance", CEPSTRA);
    TrackAnalyser.Analysis analysis =
        analyser(tandem, genre, other).analyse(FILE, audio(12), Optional.empty());
    assertThat(computed)
        .containsExactly(
            "edm-stats/1", "logmel/1", "logmel/1", "logmel/1", "mfcc-sequence/1", "rhythm/1");
    assertThat(tandem.given.get(0).shape()).containsExactly(3, 128, 20);
    assertThat(tandem.given.get(1).shape()).containsExactly(30, 30);
    assertThat(genre.given.get(0)).isSameAs(tandem.given.get(0));
    assertThat(other.given.get(0)).isSameAs(tandem.given.get(1));
    assertThat(analysis.prediction().subgenre())
        .extracting(DecidedLabel::label)
        .containsExactly("Techno");
    assertThat(analysis.prediction().packs()).hasSize(3);
  }

  @Test
  void genreThatIsNotElectronic_silencesTheSubgenre() throws Exception {
    Pack edm = new Pack(Task.SUBGENRE, "Techno", CEPSTRA);
    Pack genre = new Pack(Task.GENRE, "Jazz", CLIPS);
    TrackAnalyser.Analysis analysis =
        analyser(edm, genre).analyse(FILE, audio(5), Optional.empty());
    assertThat(analysis.prediction().genre())
        .extracting(DecidedLabel::label)
        .containsExactly("Jazz");
    assertThat(analysis.prediction().subgenre()).isEmpty();
  }

  @Test
  void packWithAnExcerptOfItsOwn_hearsThatAndTheOthersHearTheUsualOne() throws Exception {
    Pack usual = new Pack(Task.SUBGENRE, "Techno", CEPSTRA);
    Pack beginning = new Pack(Task.GENRE, "Electronic", CEPSTRA);
    beginning.excerpt = new Excerpt(Duration.ofSeconds(5), 22_050, Channels.MONO, 0);
    TrackAnalyser.Analysis analysis =
        analyser(usual, beginning).analyse(FILE, TrackMemory.NONE, () -> {}, Optional.empty());
    assertThat(decoded).containsExactly(Excerpt.DEFAULT, beginning.excerpt);
    assertThat(computed)
        .containsExactly("edm-stats/1", "mfcc-sequence/1", "rhythm/1", "mfcc-sequence/1");
    assertThat(beginning.given.get(0)).isNotSameAs(usual.given.get(0));
    assertThat(analysis.duration()).contains(Duration.ofSeconds(20));
  }

  @Test
  void frontEndThatTakesMono_isNotGivenStereo() throws Exception {
    Pack wide = new Pack(Task.GENRE, "Electronic", CEPSTRA);
    wide.excerpt = new Excerpt(Duration.ofSeconds(5), 22_050, Channels.STEREO, 0);
    assertThat(doubts(wide))
        .singleElement()
        .asString()
        .startsWith("electronic/1.0.0 cannot judge it: the front-end mfcc-sequence/1")
        .contains("takes MONO audio, and a pack asks for it of STEREO audio");
  }

  @Test
  void frontEndWithAWrongParameter_isNamed() throws Exception {
    FrontEnd wrong = new FrontEnd("logmel/1", Map.of("bands", "0"));
    assertThat(doubts(new Pack(Task.GENRE, "Jazz", wrong)))
        .singleElement()
        .asString()
        .contains("logmel/1?bands=0");
  }

  @Test
  void packOfAPluginThatFails_costsItsOwnWordOnly() throws Exception {
    Pack faulty =
        new Pack(Task.GENRE, "Jazz", CEPSTRA) {
          @Override
          public TrackScores classify(List<FeatureTensor> features) {
            throw new IllegalStateException("no memory of jazz");
          }
        };
    Pack other = new Pack(Task.SUBGENRE, "Techno", CEPSTRA);
    TrackAnalyser.Analysis analysis =
        analyser(faulty, other).analyse(FILE, TrackMemory.NONE, () -> {}, Optional.empty());
    assertThat(analysis.prediction().subgenre())
        .extracting(DecidedLabel::label)
        .containsExactly("Techno");
    assertThat(analysis.prediction().doubts())
        .singleElement()
        .asString()
        .contains("jazz/1.0.0 cannot judge it", "no memory of jazz");
  }

  private List<String> doubts(Pack pack) throws Exception {
    return analyser(pack)
        .analyse(FILE, TrackMemory.NONE, () -> {}, Optional.empty())
        .prediction()
        .doubts();
  }
}
