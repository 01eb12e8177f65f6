package org.cratetag.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cratetag.api.track.Pcm;
import org.cratetag.synth.voice.StateVariableFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SynthesiserTest {
  private static final int RATE = Synthesiser.SAMPLE_RATE_HZ;

  private final Synthesiser synthesiser = new Synthesiser();

  @ParameterizedTest
  @EnumSource(TrackStyle.class)
  void render_anyStyle_peaksOneDecibelBelowFullScale(TrackStyle style) {
    Pcm pcm = synthesiser.render(TrackSpec.ofSeed(style, 1).withDuration(Duration.ofSeconds(6)));

    float peak = 0;
    for (float sample : pcm.samples()) {
      assertThat(Float.isFinite(sample)).isTrue();
      peak = Math.max(peak, Math.abs(sample));
    }
    assertThat(20 * Math.log10(peak)).isBetween(-1.01, -0.99);
    assertThat(pcm.length()).isEqualTo(6 * RATE);
  }

  @ParameterizedTest
  @EnumSource(TrackStyle.class)
  void render_anyStyle_hasEnergyAbove14kHz(TrackStyle style) {
    Pcm pcm = synthesiser.render(TrackSpec.ofSeed(style, 2).withDuration(Duration.ofSeconds(6)));

    double treble = power(new StateVariableFilter().tune(14_000, 0.7)::high, pcm, 0, 6);
    double all = power(sample -> sample, pcm, 0, 6);
    assertThat(10 * Math.log10(treble / all)).isGreaterThan(-55);
  }

  @Test
  void render_equalSpecs_givesEqualSamples() {
    TrackSpec spec =
        TrackSpec.ofSeed(TrackStyle.BREAKS, 4)
            .withDuration(Duration.ofSeconds(5))
            .withHumaniseMillis(5);

    assertThat(synthesiser.render(spec).samples()).isEqualTo(synthesiser.render(spec).samples());
  }

  @Test
  void render_otherSeed_givesOtherMusic() {
    TrackSpec spec = TrackSpec.of(TrackStyle.HOUSE, 124, 1).withDuration(Duration.ofSeconds(5));
    TrackSpec other = TrackSpec.of(TrackStyle.HOUSE, 124, 2).withDuration(Duration.ofSeconds(5));

    assertThat(synthesiser.render(spec).samples())
        .isNotEqualTo(synthesiser.render(other).samples());
  }

  @Test
  void render_withIntro_keepsTheKickOut() {
    TrackSpec spec =
        TrackSpec.of(TrackStyle.HOUSE, 120, 1).withIntroBars(2).withDuration(Duration.ofSeconds(8));

    Pcm pcm = synthesiser.render(spec);

    double intro = power(new StateVariableFilter().tune(90, 0.7)::low, pcm, 0, 4);
    double after = power(new StateVariableFilter().tune(90, 0.7)::low, pcm, 4, 8);
    assertThat(after).isGreaterThan(20 * intro);
  }

  @Test
  void render_fourOnTheFloor_isLoudestInTheBassRightAfterEachBeat() {
    TrackSpec spec = TrackSpec.of(TrackStyle.TECHNO, 120, 3).withDuration(Duration.ofSeconds(8));

    Pcm pcm = synthesiser.render(spec);

    for (double beat = 0.5; beat < 7.5; beat += 0.5) {
      double before = power(sample -> sample, pcm, beat - 0.03, beat);
      double after = power(sample -> sample, pcm, beat, beat + 0.03);
      assertThat(after).isGreaterThan(1.5 * before);
    }
  }

  private interface Filter {
    double apply(double sample);
  }

  private static double power(Filter filter, Pcm pcm, double fromSeconds, double toSeconds) {
    double sum = 0;
    for (int n = (int) (fromSeconds * RATE); n < (int) (toSeconds * RATE); n++) {
      double value = filter.apply(pcm.samples()[n]);
      sum += value * value;
    }
    return sum / (toSeconds - fromSeconds);
  }
}
