package org.cratetag.dsp.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.api.track.Pcm;
import org.cratetag.fixture.HalfRate;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.Test;

/** Tempo of synthesised tracks whose tempo we know. */
class TempoAccuracyTest {
  private static final double[] AT_THE_FOLD_BPM = {89.9, 90.1, 179.8, 179.97};
  private static final double ONE_PERCENT_OCTAVES = Math.log(1.01) / Math.log(2);

  private final TempoEstimator estimator = new TempoEstimator();
  private final Synthesiser synthesiser = new Synthesiser();

  @Test
  void estimate_synthesisedTracksFrom70To180_isWithinOnePercentOnNineteenOfTwenty() {
    List<TrackSpec> specs = specs();

    List<String> wrong = specs.parallelStream().flatMap(this::wrongTempo).toList();

    assertThat(specs).hasSizeGreaterThanOrEqualTo(60);
    assertThat(wrong).hasSizeLessThanOrEqualTo(specs.size() / 20);
  }

  private Stream<String> wrongTempo(TrackSpec spec) {
    Tempo tempo = estimator.estimate(HalfRate.of(synthesiser.render(spec)));
    boolean isWrong =
        tempo.bpm() == 0
            || TempoEstimatorTest.octavesApart(tempo.bpm(), spec.bpm()) > ONE_PERCENT_OCTAVES;
    return isWrong ? Stream.of(spec + " -> " + tempo) : Stream.empty();
  }

  @Test
  void estimate_ambientWithoutDrums_isNeverSure() {
    for (long seed = 0; seed < 4; seed++) {
      Pcm pcm = synthesiser.render(TrackSpec.ofSeed(TrackStyle.AMBIENT, seed));

      assertThat(estimator.estimate(HalfRate.of(pcm)).confidence()).isLessThan(0.6);
    }
  }

  /** Every style with a beat at five tempi over the whole range, and four at the fold. */
  private static List<TrackSpec> specs() {
    List<TrackSpec> specs = new ArrayList<>();
    List<TrackStyle> styles =
        List.of(TrackStyle.values()).stream().filter(TrackStyle::hasBeat).toList();
    int tracks = 5 * styles.size();
    for (int i = 0; i < tracks; i++) {
      double bpm = 70 + 110.0 * ((i * 23) % tracks) / (tracks - 1);
      TrackSpec spec = TrackSpec.of(styles.get(i % styles.size()), bpm, 1_000 + i);
      specs.add(
          switch (i % 5) {
            case 1 -> spec.withIntroBars(4);
            case 2 -> spec.withSwing(1 / 3.0);
            case 3 -> spec.withHumaniseMillis(6);
            default -> spec;
          });
    }
    for (double bpm : AT_THE_FOLD_BPM) {
      specs.add(TrackSpec.of(TrackStyle.HOUSE, bpm, 1));
    }
    return specs;
  }
}
