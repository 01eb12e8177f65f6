package org.cratetag.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextOutlineTest {
  private static final double UNKNOWN = TextOutline.own("\uFFFD").width();

  @ParameterizedTest
  @ValueSource(strings = {"Tech House 74 %", "Die Ärzte – Männer", "Σωκράτης", "Кино", "Žižkov…"})
  void drawsTheLettersOfEurope_withoutFonts(String text) {
    assertThat(TextOutline.own(text).path().getBounds2D().getWidth())
        .isCloseTo(TextOutline.own(text).width(), within(250.0));
    text.codePoints()
        .filter(letter -> letter != ' ')
        .mapToObj(Character::toString)
        .forEach(
            letter ->
                assertThat(TextOutline.own(letter).path().getBounds2D())
                    .as(letter)
                    .isNotEqualTo(TextOutline.own("\uFFFD").path().getBounds2D()));
  }

  @Test
  void isAsWide_asItsLettersTogether() {
    double each = TextOutline.own("H").width() + TextOutline.own("i").width();
    assertThat(TextOutline.own("Hi").width()).isEqualTo(each);
  }

  @Test
  void standsOnTheBaseline() {
    assertThat(TextOutline.own("H").path().getBounds2D().getMaxY()).isZero();
    assertThat(TextOutline.own("H").path().getBounds2D().getHeight()).isCloseTo(729, within(1.0));
  }

  @Test
  void joinsAccents_thatStandAlone() {
    assertThat(TextOutline.of("A\u0308").width()).isEqualTo(TextOutline.own("Ä").width());
  }

  @Test
  void showsAReplacement_whereNoLetterIsKnown() {
    assertThat(TextOutline.own("\u266B").width()).isEqualTo(UNKNOWN);
  }

  @Test
  void isEmpty_forNoText() {
    assertThat(TextOutline.of("").width()).isZero();
  }
}
