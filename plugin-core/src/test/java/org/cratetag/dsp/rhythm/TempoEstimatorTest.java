package org.cratetag.dsp.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.cratetag.api.track.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TempoEstimatorTest {
  private static final int RATE = 22_050;

  private final TempoEstimator estimator = new TempoEstimator();

  @ParameterizedTest
  @ValueSource(doubles = {61, 70, 89.9, 90, 90.1, 99.7, 120, 127.31, 141, 174, 179.8, 180, 200})
  void estimate_clickTrain_isExactToTwoTenthsOfAPercent(double bpm) {
    Tempo tempo = estimator.estimate(clicks(bpm, 30, RATE));

    assertThat(octavesApart(tempo.bpm(), bpm)).isLessThan(Math.log(1.002) / Math.log(2));
    assertThat(tempo.confidence()).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 44_100, 48_000, 96_000})
  void estimate_otherSampleRate_findsTheSameTempo(int rateHz) {
    assertThat(estimator.estimate(clicks(123, 20, rateHz)).bpm()).isCloseTo(123, within(0.25));
  }

  @ParameterizedTest
  @ValueSource(doubles = {6, 8, 12})
  void estimate_shortExcerpt_findsTheTempo(double seconds) {
    assertThat(estimator.estimate(clicks(128, seconds, RATE)).bpm()).isCloseTo(128, within(0.5));
  }

  @ParameterizedTest
  @CsvSource({"100, 133.3333", "101, 134.6667", "133, 99.75", "131, 98.25"})
  void estimate_threeAgainstFour_takesTheWholeTempo(double whole, double other) {
    float[] both = clicks(whole, 60, RATE).samples();
    float[] second = clicks(other, 60, RATE).samples();
    for (int n = 0; n < both.length; n++) {
      both[n] += second[n];
    }

    assertThat(estimator.estimate(new Pcm(both, RATE)).bpm()).isCloseTo(whole, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-4f, 0.1f, 8, 1e4f})
  void estimate_otherGain_changesNothing(float gain) {
    Pcm pcm = clicksInNoise(131);
    float[] scaled = pcm.samples().clone();
    for (int n = 0; n < scaled.length; n++) {
      scaled[n] *= gain;
    }

    Tempo tempo = estimator.estimate(new Pcm(scaled, RATE));

    assertThat(tempo.bpm()).isCloseTo(estimator.estimate(pcm).bpm(), within(0.01));
    assertThat(tempo.confidence()).isCloseTo(estimator.estimate(pcm).confidence(), within(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 5_000, 22_050})
  void estimate_laterStart_changesNothing(int samples) {
    Pcm pcm = clicksInNoise(111);
    float[] later = Arrays.copyOfRange(pcm.samples(), samples, pcm.length());

    assertThat(estimator.estimate(new Pcm(later, RATE)).bpm()).isCloseTo(111, within(0.2));
  }

  @Test
  void estimate_silence_hasNoBeat() {
    assertThat(estimator.estimate(new Pcm(new float[30 * RATE], RATE))).isEqualTo(Tempo.NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {55, 220, 440, 3_000})
  void estimate_steadySine_hasNoBeat(double hz) {
    float[] sine = new float[30 * RATE];
    for (int n = 0; n < sine.length; n++) {
      sine[n] = (float) Math.sin(2 * Math.PI * hz * n / RATE);
    }

    assertThat(estimator.estimate(new Pcm(sine, RATE))).isEqualTo(Tempo.NONE);
  }

  @Test
  void estimate_whiteNoise_hasNoBeat() {
    assertThat(estimator.estimate(new Pcm(noise(60 * RATE, 1), RATE))).isEqualTo(Tempo.NONE);
  }

  @Test
  void estimate_fewSamples_hasNoBeat() {
    assertThat(estimator.estimate(new Pcm(new float[0], RATE))).isEqualTo(Tempo.NONE);
    assertThat(estimator.estimate(clicks(120, 3, RATE))).isEqualTo(Tempo.NONE);
  }

  @Test
  void estimate_samplesThatAreNoNumbers_countAsSilence() {
    float[] samples = clicks(126, 30, RATE).samples();
    Arrays.fill(samples, 5 * RATE, 6 * RATE, Float.NaN);
    samples[10 * RATE] = Float.POSITIVE_INFINITY;

    assertThat(estimator.estimate(new Pcm(samples, RATE)).bpm()).isCloseTo(126, within(0.2));
    Arrays.fill(samples, Float.NaN);
    assertThat(estimator.estimate(new Pcm(samples, RATE))).isEqualTo(Tempo.NONE);
  }

  @Test
  void fold_anyTempo_staysInTheOctaveFrom90() {
    assertThat(TempoEstimator.fold(87)).isEqualTo(174);
    assertThat(TempoEstimator.fold(90)).isEqualTo(90);
    assertThat(TempoEstimator.fold(180)).isEqualTo(90);
    assertThat(TempoEstimator.fold(400)).isEqualTo(100);
    assertThatThrownBy(() -> TempoEstimator.fold(0)).isInstanceOf(IllegalArgumentException.class);
  }

  static double octavesApart(double bpm, double other) {
    double octaves = Math.log(bpm / other) / Math.log(2);
    return Math.abs(octaves - Math.rint(octaves));
  }

  private static Pcm clicksInNoise(double bpm) {
    float[] samples = clicks(bpm, 30, RATE).samples();
    float[] noise = noise(samples.length, 5);
    for (int n = 0; n < samples.length; n++) {
      samples[n] += 0.05f * noise[n];
    }
    return new Pcm(samples, RATE);
  }

  private static Pcm clicks(double bpm, double seconds, int rateHz) {
    float[] samples = new float[(int) (seconds * rateHz)];
    float[] click = noise(rateHz / 100, 3);
    for (double beat = 0.1; beat < seconds; beat += 60 / bpm) {
      int start = (int) Math.round(beat * rateHz);
      for (int n = 0; n < click.length && start + n < samples.length; n++) {
        samples[start + n] = click[n] * (1 - (float) n / click.length);
      }
    }
    return new Pcm(samples, rateHz);
  }

  private static float[] noise(int samples, long seed) {
    Random random = new Random(seed);
    float[] noise = new float[samples];
    for (int n = 0; n < samples; n++) {
      noise[n] = random.nextFloat() - 0.5f;
    }
    return noise;
  }
}
