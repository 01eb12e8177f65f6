package org.cratetag.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.dsp.timbre.MelScale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the front-ends against librosa, see {@code golden/README.md}. */
class LibrosaGoldenTest {
  private static final double TOLERANCE = 1e-3;

  /** A case of the reference program: its front-end, and what counts as equal to 0. */
  private record Case(FrontEnd frontEnd, double nothing) {}

  private static final Map<String, Case> CASES =
      Map.ofEntries(
          Map.entry("logmel_default", new Case(LogMelSettings.DEFAULT.toFrontEnd(), 1e-3)),
          Map.entry("logmel_sparse", new Case(thinned(LogMelSettings.Extent.COLUMNS), 1e-5)),
          Map.entry("logmel_thinned", new Case(thinned(LogMelSettings.Extent.CLIP), 1e-5)),
          Map.entry("logmel_htk", new Case(htk().toFrontEnd(), 1e-4)),
          Map.entry(
              "logmel_standard",
              new Case(
                  new FrontEnd(
                      LogMel.ID, Map.of("level", "db", "rangeDb", "60", "scaling", "standard")),
                  1e-4)),
          Map.entry("mfcc_segments", new Case(MfccSequenceSettings.DEFAULT.toFrontEnd(), 1e-3)),
          Map.entry(
              "mfcc_deltas",
              new Case(
                  new FrontEnd(
                      MfccSequence.ID,
                      Map.of("coefficients", "13", "segments", "all", "deltas", "2")),
                  1e-3)),
          Map.entry("image_linear_jet", new Case(image(40, 32, "linear", "jet"), 1e-4)),
          Map.entry("image_log_cubehelix", new Case(image(24, 56, "log", "cubehelix"), 1e-4)),
          Map.entry(
              "timbre_sequence", new Case(new TimbreSequenceSettings(48, 20).toFrontEnd(), 1e-3)),
          Map.entry("mel_texture", new Case(new MelTextureSettings(3).toFrontEnd(), 1e-3)),
          Map.entry("librosa_stats", new Case(FrontEnd.of(LibrosaStats.ID), 1e-7)));

  private static final Map<String, short[]> SIGNALS = new ConcurrentHashMap<>();

  private static LogMelSettings htk() {
    return new LogMelSettings(
        22_050,
        1024,
        256,
        96,
        50,
        8_000,
        MelScale.HTK,
        LogMelSettings.Norm.NONE,
        LogMelSettings.Spectrum.MAGNITUDE,
        LogMelSettings.Level.LOG1P,
        80,
        10_000,
        OptionalInt.empty(),
        LogMelSettings.Scaling.NONE,
        LogMelSettings.Extent.CLIP);
  }

  private static FrontEnd thinned(LogMelSettings.Extent extent) {
    return LogMelSettings.DEFAULT
        .withColumns(OptionalInt.of(100))
        .withScaling(LogMelSettings.Scaling.UNIT)
        .withExtent(extent)
        .toFrontEnd();
  }

  private static FrontEnd image(int width, int height, String axis, String colours) {
    return new FrontEnd(
        SpectrogramImage.ID,
        Map.of(
            "width",
            Integer.toString(width),
            "height",
            Integer.toString(height),
            "axis",
            axis,
            "colours",
            colours));
  }

  @TestFactory
  Stream<DynamicTest> values_areThoseOfTheReference() throws Exception {
    List<String[]> lines = golden();
    assertThat(lines).hasSize(12 * 17 - 2);
    return lines.stream()
        .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[1], () -> check(cells)));
  }

  private static void check(String[] cells) throws Exception {
    Case golden = CASES.get(cells[0]);
    short[] samples = SIGNALS.computeIfAbsent(cells[1], GoldenSignals::samples);
    assertThat(String.format("%08x", GoldenSignals.crc32(samples))).isEqualTo(cells[2]);
    FeatureExtractor extractor =
        FrontEnds.list().stream()
            .filter(each -> each.supports(golden.frontEnd()))
            .findFirst()
            .orElseThrow();
    FeatureTensor tensor = extractor.extract(GoldenSignals.pcm(samples), golden.frontEnd());
    assertThat(
            IntStream.of(tensor.shape()).mapToObj(String::valueOf).collect(Collectors.joining("x")))
        .isEqualTo(cells[3]);
    float[] values = tensor.values();
    for (int i = 4; i < cells.length; i++) {
      double expected = Double.parseDouble(cells[i]);
      int at = (int) ((i - 4) * 7919L % values.length);
      assertThat((double) values[at])
          .as("value %d", at)
          .isCloseTo(expected, within(Math.max(TOLERANCE * Math.abs(expected), golden.nothing())));
    }
  }

  private static List<String[]> golden() throws Exception {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                LibrosaGoldenTest.class.getResourceAsStream("golden/librosa.csv"),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",")).toList();
    }
  }
}
