package org.cratetag.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SafeNamesTest {
  @Test
  void namesThatWindowsKeepsForItself_getALineBefore() {
    assertThat(SafeNames.of("con")).isEqualTo("_con");
    assertThat(SafeNames.of("LPT1.mp3")).isEqualTo("_LPT1.mp3");
    assertThat(new SafeNames().next("aux", ".m3u8")).isEqualTo("_aux.m3u8");
    assertThat(SafeNames.of("console")).isEqualTo("console");
  }

  @Test
  void signsAndEndsThatFatDoesNotTake_areReplaced() {
    assertThat(SafeNames.of("a<b>:\"c/d\\e|f?g*h\n")).isEqualTo("a-b---c-d-e-f-g-h-");
    assertThat(SafeNames.of("dots. . ")).isEqualTo("dots");
    assertThat(SafeNames.of(" ..")).isEqualTo("_");
    assertThat(SafeNames.of("half \uD83C")).isEqualTo("half -");
  }

  @Test
  void namesThatDifferInCaseOrFormOnly_areToldApart() {
    SafeNames names = new SafeNames();
    assertThat(names.next("Dub", "")).isEqualTo("Dub");
    assertThat(names.next("DUB", "")).isEqualTo("DUB 2");
    assertThat(names.next("é", ".a")).isEqualTo("é.a");
    assertThat(names.next("e\u0301", ".a")).isEqualTo("e\u0301 2.a");
  }

  @Test
  void longName_isCutBetweenCharactersAndKeepsItsSuffix() {
    SafeNames names = new SafeNames();
    String wanted = "\uD83C\uDF3F".repeat(200);
    String one = names.next(wanted, ".mp3");
    String two = names.next(wanted, ".mp3");
    assertThat(one).endsWith("\uD83C\uDF3F.mp3").isNotEqualTo(two);
    assertThat(two).endsWith(" 2.mp3");
    assertThat(one.getBytes(StandardCharsets.UTF_8).length).isBetween(250, 255);
    assertThat(two.getBytes(StandardCharsets.UTF_8).length).isBetween(250, 255);
  }
}
