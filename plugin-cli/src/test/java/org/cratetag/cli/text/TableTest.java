package org.cratetag.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void alignsColumns_withWideCharacters() {
    Table table = new Table("file", "BPM").row("東京", 126).row("a\tb", "-");
    assertThat(table).hasToString("file  BPM\n----  ---\n東京  126\na\\tb  -");
  }

  @Test
  void alignsColumns_withEmojiAndCombiningMarks() {
    Table table = new Table("file", "BPM").row("e\u0301te\u0301", 126).row("\ud83d\ude00ab", 90);
    assertThat(table)
        .hasToString("file  BPM\n----  ---\ne\u0301te\u0301   126\n\ud83d\ude00ab  90");
  }

  @Test
  void breaksTheCellsOfItsWidestColumns_whenItIsTooWide() {
    Table table =
        new Table("No.", "What it is", "Where")
            .row(1, "words that go on and on", "here")
            .row(2, "https://example.org/no/space", "there");
    assertThat(table.within(24))
        .isEqualTo(
            """
            No.  What it is    Where
            ---  ------------  -----
            1    words that    here
                 go on and on
            2    https://exam  there
                 ple.org/no/s
                 pace""");
  }

  @Test
  void partsNoWord_whereAnotherColumnHasSpaces() {
    Table table = new Table("pack", "licence").row("edm-subgenre/1.0.0", "none, for own use");
    assertThat(table.within(30))
        .isEqualTo(
            """
            pack                licence
            ------------------  ----------
            edm-subgenre/1.0.0  none, for
                                own use""");
  }

  @Test
  void fitsAnyTerminal_whateverIsInIt() {
    Table table = new Table("a", "b", "c");
    table.row("x".repeat(300), "wörd ".repeat(50), "東京".repeat(40));
    for (int columns : new int[] {22, 40, 80, 200}) {
      assertThat(table.within(columns).lines())
          .allSatisfy(line -> assertThat(Wrap.width(line)).isLessThanOrEqualTo(columns));
    }
  }
}
