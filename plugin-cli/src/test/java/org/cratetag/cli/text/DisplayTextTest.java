package org.cratetag.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayTextTest {
  @Test
  void leavesNamesAlone_inAnyScript() {
    String name = "Żółć 東京 \ud83d\udc69\u200d\ud83c\udfa4.flac";
    assertThat(DisplayText.of(name)).isEqualTo(name);
  }

  @Test
  void escapes_whatMovesTheCursorOrForgesALine() {
    assertThat(DisplayText.of("a\nb\u001b[2J\u009b1m\u2028\u202etxt"))
        .isEqualTo("a\\nb\\u001b[2J\\u009b1m\\u2028\\u202etxt");
  }

  @Test
  void escapes_anUnpairedSurrogate() {
    assertThat(DisplayText.of("a\ud83d")).isEqualTo("a\\ud83d");
  }
}
