package org.cratetag.tags.posix;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class NativeHeapTest {
  @Test
  void givingBack_worksAgainAndAgain() {
    for (int i = 0; i < 3; i++) {
      assertThatCode(NativeHeap::giveBack).doesNotThrowAnyException();
    }
  }
}
