package org.cratetag.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Windows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontEndSettingsTest {
  private static boolean isSupported(FrontEnd frontEnd) {
    return FrontEnds.list().stream().anyMatch(extractor -> extractor.supports(frontEnd));
  }

  @Test
  void settings_areReadBackFromTheFrontEnd() {
    for (LogMelSettings settings :
        List.of(
            LogMelSettings.DEFAULT,
            LogMelSettings.GTZAN_MEL,
            LogMelSettings.DEFAULT.withColumns(OptionalInt.of(7)))) {
      assertThat(LogMelSettings.of(settings.toFrontEnd())).isEqualTo(settings);
    }
    MfccSequenceSettings mfcc =
        new MfccSequenceSettings(16_000, 1024, 160, 40, 13, OptionalInt.empty(), 2);
    assertThat(MfccSequenceSettings.of(mfcc.toFrontEnd())).isEqualTo(mfcc);
    SpectrogramImageSettings image =
        SpectrogramImageSettings.of(360, 216, SpectrogramImageSettings.Axis.LOG);
    assertThat(SpectrogramImageSettings.of(image.toFrontEnd())).isEqualTo(image);
    TimbreSequenceSettings timbre = new TimbreSequenceSettings(300, 25);
    assertThat(TimbreSequenceSettings.of(timbre.toFrontEnd())).isEqualTo(timbre);
  }

  @Test
  void missingParameters_haveTheirDefaults() {
    assertThat(LogMelSettings.of(FrontEnd.of(LogMel.ID))).isEqualTo(LogMelSettings.DEFAULT);
    assertThat(MfccSequenceSettings.of(FrontEnd.of(MfccSequence.ID)))
        .isEqualTo(MfccSequenceSettings.DEFAULT);
    assertThat(TimbreSequenceSettings.of(FrontEnd.of(TimbreSequence.ID)))
        .isEqualTo(TimbreSequenceSettings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "logmel/1, bands, 0, within [1; 512]",
    "logmel/1, bands, many, a whole number",
    "logmel/1, highHz, NaN, within",
    "logmel/1, highHz, 12000, must rise",
    "logmel/1, scale, bark, one of [slaney; htk]",
    "logmel/1, fft, 1001, even",
    "logmel/1, colour, blue, has no parameter 'colour'",
    "logmel/1, columns, -1, within"
  })
  void wrongParameter_isNamed(String id, String name, String value, String reason) {
    FrontEnd frontEnd = new FrontEnd(id, Map.of(name, value));
    assertThat(isSupported(frontEnd)).isFalse();
    assertThatThrownBy(() -> LogMelSettings.of(frontEnd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason.replace(';', ','))
        .hasMessageContaining(name);
  }

  @Test
  void parametersOfAnotherKind_areNotSupported() {
    assertThat(isSupported(new FrontEnd(MfccSequence.ID, Map.of("coefficients", "200")))).isFalse();
    assertThat(isSupported(new FrontEnd(SpectrogramImage.ID, Map.of("axis", "log", "lowHz", "0"))))
        .isFalse();
    assertThat(isSupported(new FrontEnd(TimbreSequence.ID, Map.of("segments", "0")))).isFalse();
    assertThat(isSupported(new FrontEnd(LibrosaStats.ID, Map.of("hop", "1")))).isFalse();
    assertThat(isSupported(FrontEnd.of("logmel/2"))).isFalse();
  }

  @Test
  void trouble_isToldInWords() {
    assertThat(FrontEnds.findTrouble(FrontEnd.of(LogMel.ID))).isEmpty();
    assertThat(FrontEnds.findTrouble(new FrontEnd(EdmStats.ID, Map.of("hop", "1"))).orElseThrow())
        .contains("has no parameter 'hop'");
    assertThat(FrontEnds.findTrouble(FrontEnd.of("cqt/1")).orElseThrow())
        .contains("edm-stats/1", "logmel/1");
  }

  @Test
  void everyExtractor_isNamedAmongThoseThatCanBeExplained() {
    for (String id :
        List.of(
            EdmStats.ID,
            LogMel.ID,
            MelTexture.ID,
            MfccSequence.ID,
            SpectrogramImage.ID,
            TimbreSequence.ID,
            LibrosaStats.ID,
            FrontEnds.MUSICNN_MEL,
            FrontEnds.YAMNET_MEL,
            FrontEnds.KEY,
            RhythmFeatures.FRONT_END.key())) {
      assertThat(isSupported(FrontEnd.of(id))).as(id).isTrue();
    }
    assertThat(FrontEnds.list()).hasSize(11);
  }

  @Test
  void everyParameter_isInTheDocumentation() throws Exception {
    String page = Files.readString(Path.of("..", "src", "site", "model-packs.md"));
    for (FrontEnd frontEnd :
        List.of(
            LogMelSettings.DEFAULT.toFrontEnd(),
            MfccSequenceSettings.DEFAULT.toFrontEnd(),
            SpectrogramImageSettings.of(224, 224, SpectrogramImageSettings.Axis.LINEAR)
                .toFrontEnd(),
            TimbreSequenceSettings.DEFAULT.toFrontEnd(),
            MelTextureSettings.DEFAULT.toFrontEnd())) {
      String row =
          page.lines().filter(l -> l.startsWith("| `" + frontEnd.id())).findFirst().orElseThrow();
      for (String parameter : frontEnd.parameters().keySet()) {
        assertThat(row).contains("`" + parameter + "`");
      }
    }
    for (String id : List.of(EdmStats.ID, LibrosaStats.ID)) {
      assertThat(page).contains("| `" + id + "`");
    }
  }

  @Test
  void windows_areNotForExtractors() {
    assertThat(isSupported(FrontEnd.of(LogMel.ID).withWindows(Windows.spread(3, 2)))).isFalse();
  }
}
