package org.cratetag.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.cratetag.cli.Captured;
import org.junit.jupiter.api.Test;

class ProgressReporterTest {
  private final Captured captured = Captured.withHome(Path.of("/nowhere"));
  private Instant now = Instant.EPOCH;

  @Test
  void printsALineNowAndThen_withRateAndTimeLeft() {
    PlainProgressReporter progress =
        new PlainProgressReporter(captured.screen(), "Tagging", () -> now);
    progress.total(1_000);
    for (int i = 0; i <= 60; i++) {
      now = Instant.EPOCH.plusSeconds(i);
      progress.done(2L * i);
    }
    assertThat(captured.err().lines())
        .containsExactly(
            "Tagging: 60 of 1000 tracks, 2.0 a second, about 8 min left",
            "Tagging: 120 of 1000 tracks, 2.0 a second, about 7 min left");
  }

  @Test
  void keepsTheBarBelowTheResults_onATerminal() {
    Screen screen = captured.screen();
    try (ProgressReporter progress = new ProgressBarReporter(screen, "Tagging", 80)) {
      progress.total(10);
      progress.done(5);
      screen.result("a line");
    }
    assertThat(captured.out()).isEqualTo("a line\n");
    assertThat(captured.err()).contains("Tagging").endsWith("\r\u001b[K");
  }
}
