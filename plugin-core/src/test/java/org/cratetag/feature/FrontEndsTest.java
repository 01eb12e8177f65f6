package org.cratetag.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.timbre.Deltas;
import org.cratetag.dsp.timbre.MelBands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the front-ends must do on signals whose answer is known. */
class FrontEndsTest {
  private static final int RATE = 22_050;

  private static Pcm pcm(double seconds, IntToDoubleFunction signal) {
    float[] samples = new float[(int) (seconds * RATE)];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) signal.applyAsDouble(n);
    }
    return new Pcm(samples, RATE);
  }

  private static IntToDoubleFunction sine(double hz, double amplitude) {
    return n -> amplitude * Math.sin(2 * Math.PI * hz * n / RATE);
  }

  private static Pcm music(double gain) {
    short[] samples = GoldenSignals.samples("arpeggio-100-bpm");
    return pcm(3, n -> gain * samples[n] / 32768);
  }

  private static FeatureTensor extract(FrontEnd frontEnd, Pcm pcm) throws TrackException {
    return FrontEnds.list().stream()
        .filter(each -> each.supports(frontEnd))
        .findFirst()
        .orElseThrow()
        .extract(pcm, frontEnd);
  }

  static Stream<FrontEnd> everyFrontEnd() {
    return Stream.of(
        LogMelSettings.DEFAULT.toFrontEnd(),
        LogMelSettings.GTZAN_MEL.toFrontEnd(),
        new FrontEnd(LogMel.ID, Map.of("level", "log1p", "scaling", "standard")),
        MfccSequenceSettings.DEFAULT.toFrontEnd(),
        SpectrogramImageSettings.of(24, 20, SpectrogramImageSettings.Axis.LINEAR).toFrontEnd(),
        SpectrogramImageSettings.of(24, 20, SpectrogramImageSettings.Axis.LOG).toFrontEnd(),
        TimbreSequenceSettings.DEFAULT.toFrontEnd(),
        MelTextureSettings.DEFAULT.toFrontEnd(),
        FrontEnd.of(LibrosaStats.ID));
  }

  /** What gain must not change. */
  static Stream<FrontEnd> everyFrontEndWithoutGain() {
    return Stream.of(
        LogMelSettings.DEFAULT.toFrontEnd(),
        LogMelSettings.GTZAN_MEL.toFrontEnd(),
        new FrontEnd(LogMel.ID, Map.of("level", "db", "scaling", "standard")),
        SpectrogramImageSettings.of(24, 20, SpectrogramImageSettings.Axis.LOG).toFrontEnd(),
        MelTextureSettings.DEFAULT.toFrontEnd());
  }

  @ParameterizedTest
  @MethodSource("everyFrontEnd")
  void everyValue_isFinite(FrontEnd frontEnd) throws Exception {
    Pcm[] signals = {
      music(1),
      pcm(0.1, sine(440, 0.5)),
      pcm(2, n -> n == 20_000 ? 1 : 0),
      pcm(2, n -> n / 5_000 % 2 == 0 ? 1 : -1),
      pcm(2, sine(11_000, 3)),
      pcm(1, n -> 0.5 + 0.0003 * (n % 2)),
    };
    for (Pcm signal : signals) {
      for (float value : extract(frontEnd, signal).values()) {
        assertThat(value).isFinite();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyFrontEndWithoutGain")
  void gain_changesNothing(FrontEnd frontEnd) throws Exception {
    float[] loud = extract(frontEnd, music(1)).values();
    float[] soft = extract(frontEnd, music(0.25)).values();
    for (int i = 0; i < loud.length; i++) {
      assertThat(soft[i]).isCloseTo(loud[i], within(1e-3f));
    }
  }

  @ParameterizedTest
  @MethodSource("everyFrontEnd")
  void silence_isRefused(FrontEnd frontEnd) {
    assertThatThrownBy(() -> extract(frontEnd, pcm(3, n -> 0)))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("silence");
    assertThatThrownBy(() -> extract(frontEnd, pcm(3, n -> 0.5)))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("silence");
  }

  @ParameterizedTest
  @MethodSource("everyFrontEnd")
  void samplesThatAreNoNumbers_areRefused(FrontEnd frontEnd) {
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> extract(frontEnd, pcm(3, n -> n == 9_999 ? odd : n % 7 * 0.1)))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("not finite");
    }
  }

  @ParameterizedTest
  @MethodSource("everyFrontEnd")
  void tooLittleAudio_isRefused(FrontEnd frontEnd) {
    assertThatThrownBy(() -> extract(frontEnd, pcm(0.05, sine(440, 0.5))))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("at least 0.09 s are needed");
    assertThatThrownBy(() -> extract(frontEnd, new Pcm(new float[0], RATE)))
        .isInstanceOf(TrackException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 44_100, 48_000, 8_000})
  void audioOfAnotherRate_isBroughtToThatOfTheFrontEnd(int rate) throws Exception {
    float[] samples = new float[2 * rate];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) Math.sin(2 * Math.PI * 1_500 * n / rate);
    }
    FeatureTensor tensor = extract(FrontEnd.of(LogMel.ID), new Pcm(samples, rate));
    assertThat(tensor.shape()).containsExactly(128, 1 + 2 * RATE / 512);
    assertThat(loudestBand(tensor, 40)).isEqualTo(bandOf(1_500));
  }

  private static int loudestBand(FeatureTensor tensor, int column) {
    int columns = tensor.shape()[1];
    int most = 0;
    for (int band = 1; band < tensor.shape()[0]; band++) {
      boolean isLouder =
          tensor.values()[band * columns + column] > tensor.values()[most * columns + column];
      most = isLouder ? band : most;
    }
    return most;
  }

  /** The band of 128 up to 11,025 Hz whose middle is the nearest. */
  private static int bandOf(double hz) {
    double step = MelBands.hzToMel(RATE / 2.0) / 129;
    return (int) Math.round(MelBands.hzToMel(hz) / step) - 1;
  }

  @Property(tries = 40)
  void sine_isLoudestInItsMelBand(@ForAll @DoubleRange(min = 1_500, max = 10_500) double hz)
      throws Exception {
    FeatureTensor tensor = extract(FrontEnd.of(LogMel.ID), pcm(0.5, sine(hz, 0.3)));
    assertThat(loudestBand(tensor, 10)).isBetween(bandOf(hz) - 1, bandOf(hz) + 1);
    assertThat(tensor.values()[loudestBand(tensor, 10) * tensor.shape()[1] + 10])
        .isBetween(-6f, 0f);
  }

  @Property(tries = 30)
  void thinnedColumns_areThoseOfTheWhole(@ForAll @IntRange(min = 1, max = 200) int columns)
      throws Exception {
    FrontEnd all = new FrontEnd(LogMel.ID, Map.of("level", "db", "rangeDb", "300"));
    FrontEnd some =
        new FrontEnd(
            LogMel.ID,
            Map.of("level", "db", "rangeDb", "300", "columns", Integer.toString(columns)));
    Pcm pcm = pcm(1, n -> Math.sin(n * n * 1e-6));
    FeatureTensor whole = extract(all, pcm);
    FeatureTensor thin = extract(some, pcm);
    int frames = whole.shape()[1];
    assertThat(thin.shape()).containsExactly(128, columns);
    for (int c = 0; c < columns; c++) {
      int frame = (int) Math.floor((c + 0.5) * frames / columns);
      for (int band = 0; band < 128; band += 9) {
        assertThat(thin.values()[band * columns + c])
            .isEqualTo(whole.values()[band * frames + frame]);
      }
    }
  }

  @Test
  void gtzanPicture_hasItsSizeAndHoldsGreyValues() throws Exception {
    FeatureTensor picture = extract(LogMelSettings.GTZAN_MEL.toFrontEnd(), music(1));
    assertThat(picture.shape()).containsExactly(128, 387);
    for (float value : picture.values()) {
      assertThat(value).isBetween(0f, 1f);
      assertThat(value * 255).isCloseTo(Math.round(value * 255), within(1e-4f));
    }
  }

  @Test
  void soundBetweenTheColumns_countsForTheClipAlone() throws Exception {
    // Two columns, whose frames lie a second from the louder tenth.
    Pcm pcm = pcm(4, n -> (n * 10 / RATE == 20 ? 0.9 : 0.01) * Math.sin(n * 0.3));
    LogMelSettings two = LogMelSettings.DEFAULT.withColumns(OptionalInt.of(2));
    float[] ofClip = extract(two.toFrontEnd(), pcm).values();
    float[] alone =
        extract(two.withExtent(LogMelSettings.Extent.COLUMNS).toFrontEnd(), pcm).values();
    float most = Float.NEGATIVE_INFINITY;
    float mostAlone = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < alone.length; i++) {
      most = Math.max(most, ofClip[i]);
      mostAlone = Math.max(mostAlone, alone[i]);
    }
    assertThat(mostAlone).isZero();
    assertThat(most).isLessThan(-0.5f);
  }

  @Test
  void gain_movesTheFirstCepstralCoefficientAlone() throws Exception {
    FrontEnd frontEnd = MfccSequenceSettings.DEFAULT.toFrontEnd();
    float[] loud = extract(frontEnd, music(1)).values();
    float[] soft = extract(frontEnd, music(0.5)).values();
    double offset = 20 * Math.log10(2) * Math.sqrt(128);
    for (int i = 0; i < loud.length; i++) {
      assertThat(loud[i] - soft[i]).isCloseTo(i % 30 == 0 ? (float) offset : 0, within(2e-2f));
    }
  }

  @Test
  void deltasOfALine_areItsSlope() {
    double[][] line = new double[12][1];
    for (int t = 0; t < line.length; t++) {
      line[t][0] = 3 * t + 1;
    }
    for (double[] row : Deltas.append(line, 2)) {
      assertThat(row[1]).isCloseTo(3, within(1e-12));
      assertThat(row[2]).isCloseTo(0, within(1e-12));
    }
    assertThat(Deltas.append(new double[2][1], 1)[0]).containsExactly(0, 0);
    assertThat(Deltas.append(new double[4][1], 1)).hasDimensions(4, 2);
  }

  @Test
  void sineInAPicture_liesInItsRow() throws Exception {
    int height = 100;
    FrontEnd linear =
        new FrontEnd(
            SpectrogramImage.ID,
            Map.of("width", "5", "height", Integer.toString(height), "colours", "grey"));
    float[] picture = extract(linear, pcm(1, sine(2_150, 0.5))).values();
    int row = height - 1 - (int) (2_150 * height / 11_025);
    assertThat(picture[row * 5 + 2]).isEqualTo(1f);
    assertThat(picture[(row - 5) * 5 + 2]).isLessThan(0.3f);
  }

  @Test
  void onsets_boundTheSegmentsOfTimbre() throws Exception {
    // Four notes of half a second, each with its own pitch class: C, E, G, A.
    double[] notes = {523.25, 659.26, 783.99, 880};
    Pcm melody = pcm(2, n -> 0.5 * Math.sin(2 * Math.PI * notes[n / (RATE / 2) % 4] * n / RATE));
    FeatureTensor tensor = extract(new TimbreSequenceSettings(8, 20).toFrontEnd(), melody);
    int[] classes = new int[8];
    for (int s = 0; s < 8; s++) {
      for (int c = 1; c < 12; c++) {
        boolean isLouder =
            tensor.values()[s * 32 + 20 + c] > tensor.values()[s * 32 + 20 + classes[s]];
        classes[s] = isLouder ? c : classes[s];
      }
    }
    assertThat(classes).startsWith(0, 4, 7, 9);
  }

  @Test
  void colourMaps_beginAndEndWhereTheirFormulasSay() {
    double[] rgb = new double[3];
    ColourMap.JET.apply(0, rgb);
    assertThat(rgb).containsExactly(0, 0, 0.5);
    ColourMap.JET.apply(1, rgb);
    assertThat(rgb).containsExactly(0.5, 0, 0);
    double before = -1;
    for (double level = 0; level <= 1; level += 0.01) {
      ColourMap.CUBEHELIX.apply(level, rgb);
      double brightness = 0.30 * rgb[0] + 0.59 * rgb[1] + 0.11 * rgb[2];
      assertThat(brightness).isGreaterThan(before);
      before = brightness;
    }
  }
}
