package org.cratetag.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void alignsColumns_withWideCharacters() {
    Table table = new Table("file", "BPM").row("東京", 126).row("a\tb", "-");
    assertThat(table).hasToString("file  BPM\n----  ---\n東京  126\na\\tb  -");
  }
}
