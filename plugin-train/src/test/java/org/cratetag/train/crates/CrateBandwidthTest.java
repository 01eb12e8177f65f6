package org.cratetag.train.crates;

import static org.assertj.core.api.Assertions.assertThat;

import org.cratetag.feature.EdmStats;
import org.junit.jupiter.api.Test;

class CrateBandwidthTest {
  @Test
  void cratesOfFullBand_wantEnough() {
    assertThat(CrateBandwidth.least(rows(40, 11_025, 0, 0))).hasValue(10_000);
  }

  @Test
  void cratesOfLowSampling_takeTheirLike() {
    assertThat(CrateBandwidth.least(rows(30, 11_025, 10, 8_000))).hasValue(8_000);
  }

  @Test
  void oneOddTrack_teachesNothing() {
    assertThat(CrateBandwidth.least(rows(39, 11_025, 1, 4_000))).hasValue(10_000);
  }

  @Test
  void rowsThatDoNotSay_wantNothing() {
    assertThat(CrateBandwidth.least(rows(20, 0, 0, 0))).isEmpty();
    assertThat(CrateBandwidth.least(new float[5][71])).isEmpty();
  }

  private static float[][] rows(int many, float bandwidthHz, int few, float otherHz) {
    float[][] rows = new float[many + few][EdmStats.SIZE];
    for (int i = 0; i < rows.length; i++) {
      rows[i][EdmStats.BANDWIDTH_HZ] = i < many ? bandwidthHz : otherHz;
    }
    return rows;
  }
}
