package org.cratetag.feature.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.cratetag.api.NothingToHearException;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.feature.FrontEnds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code yamnet-mel/1} must do on signals whose answer is known. */
class YamnetMelTest {
  private static final FrontEnd FRONT_END = FrontEnd.of(YamnetMel.ID);

  private static FeatureTensor extract(Pcm pcm) throws TrackException {
    return new YamnetMel().extract(pcm, FRONT_END);
  }

  @Test
  void sine_isLoudestInItsBand() throws TrackException {
    FeatureTensor tensor = extract(Sine.of(2, 2_000, 16_000));
    float[] frame = Arrays.copyOfRange(tensor.values(), 50 * 64, 51 * 64);
    int loudest = 0;
    for (int band = 1; band < 64; band++) {
      loudest = frame[band] > frame[loudest] ? band : loudest;
    }
    // HTK: 2 kHz is 1521.4 mel, 125 Hz 185.2 and 7500 Hz 2774.0, in steps of a 65th of between.
    assertThat(loudest).isEqualTo(33);
    assertThat(frame[0]).isCloseTo((float) Math.log(0.001), within(0.5f));
  }

  @Test
  void sameSound_atAnotherRateGivesTheSamePatches() throws TrackException {
    float[] at16 = extract(Sine.of(4, 440, 16_000)).values();
    float[] at44 = extract(Sine.of(4, 440, 44_100)).values();
    assertThat(at44).hasSameSizeAs(at16);
    for (int i = 0; i < at16.length; i++) {
      if (at16[i] > 0) {
        assertThat(at44[i]).isCloseTo(at16[i], within(0.01f));
      }
    }
  }

  @Test
  void shortSound_isRepeated() throws TrackException {
    FeatureTensor tensor = extract(Sine.of(0.5, 440, 16_000));
    assertThat(tensor.shape()).containsExactly(1, 96, 64);
    int frames = 1 + (8_000 - 400) / 160;
    for (int band = 0; band < 64; band++) {
      assertThat(tensor.values()[(frames + 5) * 64 + band])
          .isEqualTo(tensor.values()[5 * 64 + band]);
    }
  }

  @Test
  void longSound_hasAsManyPatchesAsAsked() throws TrackException {
    Pcm minute = Sine.of(60, 440, 16_000);
    assertThat(extract(minute).shape()).containsExactly(24, 96, 64);
    FrontEnd four = new FrontEnd(YamnetMel.ID, Map.of("patches", "4", "frames", "48"));
    assertThat(new YamnetMel().extract(minute, four).shape()).containsExactly(4, 48, 64);
  }

  @ParameterizedTest
  @CsvSource({
    "patches, 65, 'within [1, 64]'",
    "offset, 0, within",
    "window, round, 'one of [periodic, symmetric]'",
    "mean, 1, has no parameter 'mean'"
  })
  void parameters_thatAreUnknownOrOutOfRangeAreRefused(String name, String value, String said) {
    FrontEnd frontEnd = new FrontEnd(YamnetMel.ID, Map.of(name, value));
    assertThat(new YamnetMel().supports(frontEnd)).isFalse();
    assertThat(FrontEnds.findTrouble(frontEnd).orElseThrow()).contains(said, name);
  }

  @Test
  void silenceAndLessThanAFrame_areNothingToHear() {
    assertThatThrownBy(() -> extract(new Pcm(new float[32_000], 16_000)))
        .isInstanceOf(NothingToHearException.class);
    assertThatThrownBy(() -> extract(Sine.of(0.03, 440, 16_000)))
        .isInstanceOf(NothingToHearException.class);
  }
}
