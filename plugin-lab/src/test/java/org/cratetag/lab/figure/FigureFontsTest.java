package org.cratetag.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureFontsTest {
  @Test
  void areThere_whereTextCanBeMeasured() {
    assertThat(FigureFonts.findTrouble(() -> {})).isEmpty();
  }

  @Test
  void areMissing_whereTheirLibraryCannotBeLoaded() {
    assertThat(FigureFonts.findTrouble(() -> fail(new UnsatisfiedLinkError("libharfbuzz.so.0"))))
        .hasValueSatisfying(message -> assertThat(message).contains("apt-get install"));
  }

  @Test
  void areMissing_whereJavaFindsNone() {
    assertThat(FigureFonts.findTrouble(() -> fail(new InternalError("Fontconfig head is null"))))
        .isPresent();
  }

  private static void fail(Error error) {
    throw error;
  }
}
