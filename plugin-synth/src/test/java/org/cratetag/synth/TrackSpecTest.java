package org.cratetag.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrackSpecTest {
  @ParameterizedTest
  @EnumSource(TrackStyle.class)
  void ofSeed_anySeed_staysWithinTheStylesTempi(TrackStyle style) {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(TrackSpec.ofSeed(style, seed).bpm())
          .isBetween(style.slowestBpm(), style.fastestBpm());
    }
  }

  @Test
  void of_tempoThatIsNoNumber_isRefused() {
    assertThatThrownBy(() -> TrackSpec.of(TrackStyle.HOUSE, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bpm out of range: NaN");
  }

  @Test
  void withDuration_noTimeAtAll_isRefused() {
    TrackSpec spec = TrackSpec.of(TrackStyle.HOUSE, 124, 1);

    assertThatThrownBy(() -> spec.withDuration(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("duration out of range: PT0S");
  }
}
