package org.cratetag.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cratetag.api.FeatureException;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackClassifier;
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
import org.cratetag.decision.Taxonomy;
import org.cratetag.feature.FrontEnds;
import org.cratetag.feature.LogMelSettings;
import org.cratetag.feature.MfccSequenceSettings;
import org.junit.jupiter.api.Test;

/** Packs of several front-ends, tasks and windows over one track. */
class TrackAnalyserTest {
  private static final FrontEnd CLIPS =
      LogMelSettings.DEFAULT
          .withColumns(OptionalInt.of(20))
          .toFrontEnd()
          .withWindows(new Windows(3, 0, OptionalDouble.of(2), 3, 1));
  private static final FrontEnd CEPSTRA = MfccSequenceSettings.DEFAULT.toFrontEnd();

  private final List<String> computed = new ArrayList<>();

  /** Says one label and remembers what it was given. */
  private static final class Pack implements TrackClassifier {
    private final Task task;
    private final String label;
    private final List<FrontEnd> frontEnds;
    private List<FeatureTensor> given = List.of();

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
    public FrontEnd frontEnd() {
      return frontEnds.get(0);
    }

    @Override
    public List<FrontEnd> frontEnds() {
      return frontEnds;
    }

    @Override
    public TrackScores classify(FeatureTensor features) {
      return classify(List.of(features));
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
            public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws FeatureException {
              computed.add(frontEnd.id());
              return extractor.extract(pcm, frontEnd);
            }
          });
    }
    return counted;
  }

  private TrackAnalyser analyser(TrackClassifier... packs) {
    Extensions extensions =
        new Extensions(
            List.of(), List.of(), extractors(), Arrays.asList(packs), List.of(), List.of());
    return new TrackAnalyser(
        extensions, new Decider(Taxonomy.bundled(), DecisionSettings.DEFAULT), Excerpt.DEFAULT);
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
        analyser(tandem, genre, other).analyse(audio(12), Optional.empty());
    assertThat(computed)
        .containsExactly("edm-stats/1", "logmel/1", "logmel/1", "logmel/1", "mfcc-sequence/1");
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
    TrackAnalyser.Analysis analysis = analyser(edm, genre).analyse(audio(5), Optional.empty());
    assertThat(analysis.prediction().genre())
        .extracting(DecidedLabel::label)
        .containsExactly("Jazz");
    assertThat(analysis.prediction().subgenre()).isEmpty();
  }

  @Test
  void frontEndWithAWrongParameter_isNamed() {
    FrontEnd wrong = new FrontEnd("logmel/1", Map.of("bands", "0"));
    assertThatThrownBy(
            () -> analyser(new Pack(Task.GENRE, "Jazz", wrong)).analyse(audio(5), Optional.empty()))
        .isInstanceOf(TrackFailure.class)
        .hasMessageContaining("logmel/1?bands=0");
  }
}
