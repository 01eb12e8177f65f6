package org.cratetag.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, a.mp3, true",
    "*, a/b.mp3, false",
    "**, a/b.mp3, true",
    "*.MP3, a.mp3, true",
    "?.mp3, ä.mp3, true",
    "?.mp3, ab.mp3, false",
    "a/*/c, a/b/c, true",
    "a/*/c, a/b/b/c, false",
    "a/**/c, a/c, true",
    "a/**/c, a/b/b/c, true",
    "a/**/c, a/bc, false",
    "**/c, c, true",
    "**/c, a/b/c, true",
    "**/c, bc, false",
    "a/**, a/b/c, true",
    "a**c, ab/bc, true",
    "[1].mp3, [1].mp3, true",
    "'', a, false",
    "a, '', false"
  })
  void fits_asAShellDoes(String glob, String path, boolean expected) {
    assertThat(new Glob(glob).fits(path)).isEqualTo(expected);
  }

  @Test
  @Timeout(10)
  void isSoonDone_withAPatternMadeToTakeLong() {
    assertThat(new Glob("**/*a".repeat(80) + "b").fits("a/".repeat(2_000) + "c")).isFalse();
  }
}
