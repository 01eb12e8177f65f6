package org.cratetag.feature.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cratetag.api.NothingToHearException;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.feature.FrontEnds;
import org.junit.jupiter.api.Test;

/** What {@code musicnn-mel/1} must do on signals whose answer is known. */
class MusicnnMelTest {
  private static final FrontEnd FRONT_END = FrontEnd.of(MusicnnMel.ID);

  private static FeatureTensor extract(Pcm pcm) throws TrackException {
    return new MusicnnMel().extract(pcm, FRONT_END);
  }

  @Test
  void frontEnd_isFoundAmongTheBuiltInOnes() {
    assertThat(FrontEnds.list()).hasAtLeastOneElementOfType(MusicnnMel.class);
    assertThat(FrontEnds.findTrouble(FRONT_END)).isEmpty();
  }

  @Test
  void sameSound_atAnotherRateGivesTheSamePatches() throws TrackException {
    float[] at16 = extract(Sine.of(7, 440, 16_000)).values();
    float[] at22 = extract(Sine.of(7, 440, 22_050)).values();
    assertThat(at22).hasSameSizeAs(at16);
    for (int i = 0; i < at16.length; i++) {
      if (at16[i] > 1) {
        assertThat(at22[i]).isCloseTo(at16[i], within(0.01f));
      }
    }
  }

  @Test
  void sine_isLoudestInItsBand() throws TrackException {
    FeatureTensor tensor = extract(Sine.of(4, 4_000, 16_000));
    float[] frame = Arrays.copyOfRange(tensor.values(), 90 * 96, 91 * 96);
    int loudest = 0;
    for (int band = 1; band < 96; band++) {
      loudest = frame[band] > frame[loudest] ? band : loudest;
    }
    // Slaney: 8 kHz is 45.25 mel and 4 kHz 35.16, in steps of 45.25 / 97.
    assertThat(loudest).isEqualTo(74);
  }

  @Test
  void shortSound_isRepeated() throws TrackException {
    FeatureTensor tensor = extract(Sine.of(1, 440, 16_000));
    assertThat(tensor.shape()).containsExactly(1, 187, 96);
    int frames = 1 + 16_000 / 256;
    for (int band = 0; band < 96; band++) {
      assertThat(tensor.values()[(frames + 5) * 96 + band])
          .isEqualTo(tensor.values()[5 * 96 + band]);
    }
  }

  @Test
  void longSound_hasAsManyPatchesAsAsked() throws TrackException {
    Pcm minute = Sine.of(60, 440, 16_000);
    assertThat(extract(minute).shape()).containsExactly(12, 187, 96);
    FrontEnd four = new FrontEnd(MusicnnMel.ID, Map.of("patches", "4"));
    assertThat(new MusicnnMel().extract(minute, four).shape()).containsExactly(4, 187, 96);
  }

  @Test
  void meanAndDeviation_standardise() throws TrackException {
    Pcm sound = Sine.of(4, 440, 16_000);
    float[] plain = extract(sound).values();
    FrontEnd frontEnd = new FrontEnd(MusicnnMel.ID, Map.of("mean", "2.5", "deviation", "0.5"));
    float[] standardised = new MusicnnMel().extract(sound, frontEnd).values();
    for (int i = 0; i < plain.length; i++) {
      assertThat(standardised[i]).isCloseTo((plain[i] - 2.5f) / 0.5f, within(1e-5f));
    }
  }

  @Test
  void parameters_thatAreUnknownOrOutOfRangeAreRefused() {
    MusicnnMel extractor = new MusicnnMel();
    assertThat(extractor.supports(new FrontEnd(MusicnnMel.ID, Map.of("patches", "0")))).isFalse();
    assertThat(extractor.supports(new FrontEnd(MusicnnMel.ID, Map.of("patches", "65")))).isFalse();
    assertThat(extractor.supports(new FrontEnd(MusicnnMel.ID, Map.of("deviation", "0")))).isFalse();
    assertThat(extractor.supports(new FrontEnd(MusicnnMel.ID, Map.of("hop", "256")))).isFalse();
    assertThat(extractor.supports(FrontEnd.of("logmel/1"))).isFalse();
  }

  @Test
  void silence_isNothingToHear() {
    assertThatThrownBy(() -> extract(new Pcm(new float[32_000], 16_000)))
        .isInstanceOf(NothingToHearException.class);
    assertThatThrownBy(() -> extract(Sine.of(0.01, 440, 16_000)))
        .isInstanceOf(NothingToHearException.class);
  }

  @Property
  void patches_lieInsideAndDoNotOverlap(
      @ForAll @IntRange(min = 1, max = 20_000) int frames,
      @ForAll @IntRange(min = 1, max = 64) int most) {
    int[] starts = PatchStarts.of(frames, 187, most);
    assertThat(starts.length).isBetween(1, most);
    assertThat(starts[0]).isNotNegative();
    if (frames >= 187) {
      assertThat(starts[starts.length - 1] + 187).isLessThanOrEqualTo(frames);
    }
    for (int i = 1; i < starts.length; i++) {
      assertThat(starts[i] - starts[i - 1]).isGreaterThanOrEqualTo(187);
    }
  }
}
