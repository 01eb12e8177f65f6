package org.cratetag.feature.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.feature.FrontEnds;
import org.cratetag.feature.GoldenSignals;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds {@code musicnn-mel/1} against librosa and Essentia, {@code yamnet-mel/1} against TensorFlow
 * and Essentia, see {@code golden/README.md}.
 */
class PatchGoldenTest {
  private static final double TOLERANCE = 1e-4;
  private static final double NOTHING = 1e-5;
  private static final double NOTHING_IN_SINGLE_PRECISION = 2e-4;

  @TestFactory
  Stream<DynamicTest> values_areThoseOfTheReference() throws Exception {
    return tests("musicnn-mel.csv", FrontEnd.of(MusicnnMel.ID), NOTHING);
  }

  @TestFactory
  Stream<DynamicTest> valuesWithASymmetricWindow_areThoseOfEssentia() throws Exception {
    FrontEnd frontEnd = new FrontEnd(MusicnnMel.ID, Map.of("frames", "128", "window", "symmetric"));
    return tests("musicnn-mel-essentia.csv", frontEnd, NOTHING_IN_SINGLE_PRECISION);
  }

  @TestFactory
  Stream<DynamicTest> yamnetsValues_areThoseOfTensorFlow() throws Exception {
    return tests("yamnet-mel.csv", FrontEnd.of(YamnetMel.ID), NOTHING);
  }

  @TestFactory
  Stream<DynamicTest> yamnetsValuesWithVggishsOffset_areThoseOfEssentia() throws Exception {
    FrontEnd frontEnd = new FrontEnd(YamnetMel.ID, Map.of("offset", "0.01", "window", "symmetric"));
    return tests("yamnet-mel-essentia.csv", frontEnd, NOTHING_IN_SINGLE_PRECISION);
  }

  private static Stream<DynamicTest> tests(String file, FrontEnd frontEnd, double nothing)
      throws Exception {
    List<String[]> lines = golden(file);
    assertThat(lines).hasSize(18);
    return lines.stream()
        .map(cells -> DynamicTest.dynamicTest(cells[0], () -> check(cells, frontEnd, nothing)));
  }

  private static void check(String[] cells, FrontEnd frontEnd, double nothing) throws Exception {
    short[] samples = GoldenSignals.samples(cells[0]);
    assertThat(String.format("%08x", GoldenSignals.crc32(samples))).isEqualTo(cells[1]);
    float[] floats = new float[samples.length];
    for (int n = 0; n < floats.length; n++) {
      floats[n] = samples[n] / 32768f;
    }
    FeatureExtractor extractor =
        FrontEnds.list().stream().filter(each -> each.supports(frontEnd)).findFirst().orElseThrow();
    FeatureTensor tensor = extractor.extract(new Pcm(floats, 16_000), frontEnd);
    assertThat(
            IntStream.of(tensor.shape()).mapToObj(String::valueOf).collect(Collectors.joining("x")))
        .isEqualTo(cells[2]);
    float[] values = tensor.values();
    for (int i = 3; i < cells.length; i++) {
      double expected = Double.parseDouble(cells[i]);
      int at = (int) ((i - 3) * 7919L % values.length);
      assertThat((double) values[at])
          .as("value %d", at)
          .isCloseTo(expected, within(Math.max(TOLERANCE * Math.abs(expected), nothing)));
    }
  }

  private static List<String[]> golden(String file) throws Exception {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                PatchGoldenTest.class.getResourceAsStream("golden/" + file),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",")).toList();
    }
  }
}
