package org.cratetag.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-11-21T14:10:00+01:00[Europe/Berlin]");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 2026-11-19T23:00:00Z",
    "2026-11-20T18:30, 2026-11-20T17:30:00Z",
    "2026-11-20 18:30:05, 2026-11-20T17:30:05Z",
    "18:30, 2026-11-21T17:30:00Z",
    "2026-11-20T18:30:00Z, 2026-11-20T18:30:00Z",
    "45m, 2026-11-21T12:25:00Z",
    "2h, 2026-11-21T11:10:00Z",
    "3d, 2026-11-18T13:10:00Z",
  })
  void understands_whatPeopleType(String text, Instant expected) {
    assertThat(TimeText.parse(text, NOW)).isEqualTo(expected);
  }

  @Test
  void saysWhatItUnderstands_whenItDoesNot() {
    for (String text : new String[] {"yesterday", "2026-13-01", "25:00", "", "2w"}) {
      assertThatThrownBy(() -> TimeText.parse(text, NOW))
          .isInstanceOf(WrongUseException.class)
          .hasMessageContaining("2026-11-20");
    }
  }
}
