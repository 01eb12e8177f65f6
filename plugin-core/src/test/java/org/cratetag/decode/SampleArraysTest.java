package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleArraysTest {
  private final SampleArrays arrays = new SampleArrays();

  @Test
  void whatWasGivenBack_isTakenOnce_byWhoNeedsThatLength() {
    float[] first = arrays.take(3);
    arrays.giveBack(first);
    assertThat(arrays.take(4)).hasSize(4).isNotSameAs(first);
    assertThat(arrays.take(3)).isSameAs(first);
    assertThat(arrays.take(3)).hasSize(3).isNotSameAs(first);
  }

  @Test
  void ofMany_theLastAreKept() {
    float[] first = new float[1];
    arrays.giveBack(first);
    for (int length = 2; length < 10; length++) {
      arrays.giveBack(new float[length]);
    }
    assertThat(arrays.take(1)).isNotSameAs(first);
  }
}
