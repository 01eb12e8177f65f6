package org.cratetag.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimesTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** 2026-01-01 is a Thursday. */
  @ParameterizedTest
  @CsvSource({
    "30 3 * * *, 2026-01-01T03:30:00Z",
    "*/15 * * * *, 2026-01-01T00:15:00Z",
    "0 4 * * 0, 2026-01-04T04:00:00Z",
    "0 4 * * 7, 2026-01-04T04:00:00Z",
    "0 4 * * 1-5, 2026-01-01T04:00:00Z",
    "'0 4 * * 6,0', 2026-01-03T04:00:00Z",
    "0 4 * * mon, 2026-01-05T04:00:00Z",
    "0 4 15 * *, 2026-01-15T04:00:00Z",
    "0 30 3 * * ?, 2026-01-01T03:30:00Z",
    "@hourly, 2026-01-01T01:00:00Z",
    "@Daily, 2026-01-02T00:00:00Z",
    "@weekly, 2026-01-04T00:00:00Z",
    "@monthly, 2026-02-01T00:00:00Z"
  })
  void next_isAsCrontabHasIt(String text, Instant next) {
    assertThat(CronTimes.of(text).findNext(Instant.parse("2026-01-01T00:00:00Z"), UTC))
        .contains(next);
  }

  @Test
  void next_isOnTheClocksOfThePlace() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(CronTimes.of("30 3 * * *").findNext(Instant.parse("2026-07-01T12:00:00Z"), berlin))
        .contains(Instant.parse("2026-07-02T01:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3:30", "* * *", "61 * * * *", "0 3 1 * 1", "0 3 30 2 *", "@never"})
  void refuses_whatIsNoSchedule(String text) {
    assertThatThrownBy(() -> CronTimes.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
