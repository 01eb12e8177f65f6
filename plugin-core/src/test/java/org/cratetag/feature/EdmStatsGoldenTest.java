package org.cratetag.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.api.track.FrontEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against pyAudioAnalysis; see the README beside the golden file. */
class EdmStatsGoldenTest {
  private static final int GOLDEN_VALUES = 70;

  private record Golden(String signal, long crc32, double[] values) {
    static Golden parse(String line) {
      String[] cells = line.split(",");
      return new Golden(
          cells[0],
          Long.parseLong(cells[1], 16),
          Arrays.stream(cells, 2, cells.length).mapToDouble(Double::parseDouble).toArray());
    }

    @Override
    public String toString() {
      return signal;
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void valuesAreThoseOfTheReference(Golden golden) throws Exception {
    short[] samples = GoldenSignals.samples(golden.signal());
    assertThat(GoldenSignals.crc32(samples)).as("input").isEqualTo(golden.crc32());
    float[] values =
        new EdmStats().extract(GoldenSignals.pcm(samples), FrontEnd.of(EdmStats.ID)).values();
    assertThat(golden.values()).hasSize(GOLDEN_VALUES);
    for (int i = 0; i < GOLDEN_VALUES; i++) {
      double expected = golden.values()[i];
      assertThat((double) values[i])
          .as("value %d", i)
          .isCloseTo(expected, within(Math.max(1e-6, 1e-3 * Math.abs(expected))));
    }
  }

  @Test
  void everySignal_hasAGoldenVector() {
    assertThat(golden().map(Golden::signal).toList())
        .containsExactlyElementsOf(GoldenSignals.names());
  }

  static Stream<Golden> golden() {
    try (InputStream in = EdmStatsGoldenTest.class.getResourceAsStream("golden/edm-stats.csv")) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
      return lines.stream().map(Golden::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
