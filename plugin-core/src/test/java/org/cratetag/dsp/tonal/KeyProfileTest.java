package org.cratetag.dsp.tonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden vectors: what the algorithm Key of Essentia 2.1-beta6 (AGPL; its output is not) says of
 * these weights of C to B, turned so that A is first, with {@code usePolyphony}, {@code
 * useThreeChords} and {@code useMajMin} off. It computes in single precision, hence the tolerance.
 */
class KeyProfileTest {
  @ParameterizedTest
  @CsvSource({
    "KRUMHANSL, Am, 0.972230, .62 .05 .31 .08 .74 .33 .02 .28 .11 1.0 .06 .30",
    "TEMPERLEY, Am, 0.790291, .62 .05 .31 .08 .74 .33 .02 .28 .11 1.0 .06 .30",
    "EDMA, Am, 0.974154, .62 .05 .31 .08 .74 .33 .02 .28 .11 1.0 .06 .30",
    "BGATE, Am, 0.948251, .62 .05 .31 .08 .74 .33 .02 .28 .11 1.0 .06 .30",
    "KRUMHANSL, C, 0.954128, 1 .1 .5 .12 .8 .4 .05 .9 .1 .45 .2 .33",
    "TEMPERLEY, C, 0.902339, 1 .1 .5 .12 .8 .4 .05 .9 .1 .45 .2 .33",
    "EDMA, C, 0.931964, 1 .1 .5 .12 .8 .4 .05 .9 .1 .45 .2 .33",
    "BGATE, C, 0.974182, 1 .1 .5 .12 .8 .4 .05 .9 .1 .45 .2 .33",
    "KRUMHANSL, Db, 0.960665, .3 .9 .2 .4 .1 .6 .7 .2 .8 .3 .5 .1",
    "BGATE, Db, 0.896790, .3 .9 .2 .4 .1 .6 .7 .2 .8 .3 .5 .1"
  })
  void likeness_isThatOfEssentia(
      KeyProfile profile, String key, double correlation, String weights) {
    double[] classes = Arrays.stream(weights.split(" ")).mapToDouble(Double::parseDouble).toArray();
    KeyEstimate found = KeyEstimate.find(new PitchClassProfile(classes, 0), profile).orElseThrow();
    assertThat(found.key().name()).isEqualTo(key);
    assertThat(found.correlation()).isCloseTo(correlation, within(2e-6));
    assertThat(found.lead()).isBetween(0.0, 1.0);
  }
}
