package org.cratetag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TempoMatchTest {
  private static TrackPrediction heard(OptionalDouble bpm) {
    return new TrackPrediction(List.of(), List.of(), bpm, List.of());
  }

  private static TagValues tags(String bpm) {
    return TagValues.EMPTY.with(TagField.BPM, List.of(bpm));
  }

  @ParameterizedTest
  @CsvSource({
    "174, 174.3, SAME",
    "'174,5', 174, SAME",
    "87, 174, HALF",
    "87 BPM, 173.5, HALF",
    "190, 95.1, DOUBLE",
    "128, 126, OTHER",
    "126.00, 124.6, OTHER"
  })
  void tempi_areComparedByOctaves(String tag, double bpm, TempoMatch expected) {
    assertThat(TempoMatch.find(tags(tag), heard(OptionalDouble.of(bpm)))).contains(expected);
  }

  @Test
  void nothingToCompare_isNothing() {
    assertThat(TempoMatch.find(tags("fast"), heard(OptionalDouble.of(126)))).isEmpty();
    assertThat(TempoMatch.find(tags("0"), heard(OptionalDouble.of(126)))).isEmpty();
    assertThat(TempoMatch.find(tags("126"), heard(OptionalDouble.empty()))).isEmpty();
    assertThat(TempoMatch.find(TagValues.EMPTY, heard(OptionalDouble.of(126)))).isEmpty();
  }
}
