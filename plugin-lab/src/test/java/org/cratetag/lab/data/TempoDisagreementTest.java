package org.cratetag.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cratetag.feature.EdmStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoDisagreementTest {
  private static final int ROWS = 5_000;

  @Test
  void ratios_areByOctaves_andMostlyOne() {
    TempoDisagreement measured = TempoDisagreement.measured();

    assertThat(measured.ratios()).isSorted().hasSizeGreaterThan(50);
    assertThat(Arrays.stream(measured.ratios())).allMatch(r -> r >= 0.707 && r <= 1.4143);
    assertThat(measured.agreement(0.02)).isBetween(0.6, 0.99);
    assertThat(measured.agreement(0.005)).isLessThanOrEqualTo(measured.agreement(0.02));
  }

  @Test
  void synthesisedDanceMusic_agreesMoreThanGameMusic() {
    assertThat(TempoDisagreement.synthesised().agreement(0.02))
        .isGreaterThan(TempoDisagreement.measured().agreement(0.02));
  }

  @Test
  void measuredOfAll_holdsTracksWithoutABeatToo() {
    assertThat(TempoDisagreement.measured(0).ratios()).contains(0.0);
    assertThat(TempoDisagreement.measured(0).agreement(0.02))
        .isLessThan(TempoDisagreement.measured(0.9).agreement(0.02));
  }

  @Test
  void disturb_movesAsManyTempiAsWereMeasured_andNothingElse() {
    TempoDisagreement measured = TempoDisagreement.measured();
    float[][] rows = rows(125.5f);

    float[][] disturbed = measured.disturb(rows, 7);

    long near = Arrays.stream(disturbed).filter(r -> isNear(r[EdmStats.TEMPO_BPM], 125.5)).count();
    assertThat(near / (double) ROWS).isCloseTo(measured.agreement(0.02), within(0.02));
    for (float[] row : disturbed) {
      assertThat(row[EdmStats.TEMPO_BPM - 1]).isEqualTo(69f);
      assertThat(row[EdmStats.TEMPO_CONFIDENCE]).isEqualTo(71f);
    }
    assertThat(rows[0][EdmStats.TEMPO_BPM]).isEqualTo(125.5f);
  }

  @Test
  void disturb_isReproducibleBySeed() {
    TempoDisagreement measured = TempoDisagreement.measured();
    float[][] rows = rows(140);

    assertThat(measured.disturb(rows, 1)).isDeepEqualTo(measured.disturb(rows, 1));
    assertThat(Arrays.deepEquals(measured.disturb(rows, 1), measured.disturb(rows, 2))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(floats = {90, 127.3f, 179.9999f})
  void disturb_keepsTheFold(float bpm) {
    for (float[] row : TempoDisagreement.measured().disturb(rows(bpm), 3)) {
      assertThat(row[EdmStats.TEMPO_BPM]).isGreaterThanOrEqualTo(90).isLessThan(180);
    }
  }

  @Test
  void disturb_leavesRowsWithoutATempo() {
    for (float[] row : TempoDisagreement.measured().disturb(rows(0), 3)) {
      assertThat(row[EdmStats.TEMPO_BPM]).isZero();
    }
  }

  @Test
  void parts_holdEachTrackOnce_andDisagreeAlike() {
    TempoDisagreement all = TempoDisagreement.measured();
    TempoDisagreement first = all.part(0, 2);
    TempoDisagreement second = all.part(1, 2);
    assertThat(first.ratios().length + second.ratios().length).isEqualTo(all.ratios().length);
    assertThat(first.agreement(0.02))
        .isBetween(second.agreement(0.02) - 0.05, second.agreement(0.02) + 0.05);
  }

  @Test
  void withAgreement_addsEqualTempi() {
    TempoDisagreement all = TempoDisagreement.measured();
    TempoDisagreement half = all.withAgreement(0.5);
    assertThat(half.ratios()).hasSize(2 * all.ratios().length).isSorted();
    assertThat(half.agreement(0.02)).isCloseTo(0.5 + all.agreement(0.02) / 2, within(1e-9));
    assertThat(all.withAgreement(0).ratios()).isEqualTo(all.ratios());
    assertThatThrownBy(() -> all.withAgreement(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moreConfidenceThanAnyTrackHas_isRefused() {
    assertThatThrownBy(() -> TempoDisagreement.measured(1.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as sure as that");
  }

  private static boolean isNear(double bpm, double wanted) {
    return Math.abs(bpm / wanted - 1) <= 0.02;
  }

  private static float[][] rows(float bpm) {
    float[][] rows = new float[ROWS][EdmStats.SIZE];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = i;
      }
      row[EdmStats.TEMPO_BPM] = bpm;
    }
    return rows;
  }
}
