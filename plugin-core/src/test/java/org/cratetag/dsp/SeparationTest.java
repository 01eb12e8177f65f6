package org.cratetag.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.rhythm.TempogramTempo;
import org.cratetag.dsp.spectrum.CentredStft;
import org.cratetag.dsp.spectrum.HarmonicPercussive;
import org.cratetag.dsp.spectrum.OverlapAdd;
import org.cratetag.dsp.spectrum.Resampler;
import org.cratetag.dsp.spectrum.RunningMedian;
import org.cratetag.dsp.timbre.ChromaBands;
import org.cratetag.dsp.timbre.Tuning;
import org.junit.jupiter.api.Test;

/** Splitting, resampling, tuning and the medians and transforms beneath them. */
class SeparationTest {
  private static final int RATE = 22_050;
  private static final CentredStft STFT = new CentredStft(2048, 512);

  private static float[] sine(double hz, int rate, int length) {
    float[] samples = new float[length];
    for (int n = 0; n < length; n++) {
      samples[n] = (float) (0.5 * Math.sin(2 * Math.PI * hz * n / rate));
    }
    return samples;
  }

  private static double energy(double[] samples) {
    return Arrays.stream(samples).map(x -> x * x).sum();
  }

  private static double energy(float[] samples) {
    double sum = 0;
    for (float x : samples) {
      sum += x * x;
    }
    return sum;
  }

  @Test
  void sine_lasts() {
    float[] samples = sine(440, RATE, 3 * RATE);
    double kept = energy(HarmonicPercussive.harmonic(samples, STFT)) / energy(samples);
    assertThat(kept).isBetween(0.97, 1.01);
  }

  @Test
  void clicks_strike() {
    float[] samples = new float[3 * RATE];
    for (int n = 3_000; n < samples.length; n += 9_001) {
      samples[n] = 1;
    }
    double kept = energy(HarmonicPercussive.harmonic(samples, STFT)) / energy(samples);
    assertThat(kept).isLessThan(0.01);
  }

  @Test
  void harmonicPartOfSilence_isSilent() {
    assertThat(HarmonicPercussive.harmonic(new float[10_000], STFT)).containsOnly(0);
  }

  @Test
  void overlapAdd_givesTheSamplesBack() {
    Random random = new Random(3);
    float[] samples = new float[7_777];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) random.nextGaussian();
    }
    double[] all = new double[STFT.bins()];
    Arrays.fill(all, 1);
    OverlapAdd sum = new OverlapAdd(STFT, samples.length);
    CentredStft.Frames frames = STFT.of(samples);
    for (int t = 0; t < frames.count(); t++) {
      sum.add(t, frames.packed(t), all);
    }
    for (int n = 0; n < samples.length; n++) {
      assertThat(sum.samples()[n]).isCloseTo(samples[n], within(1e-6));
    }
  }

  @Property(tries = 60)
  void runningMedian_isTheMedianOfEachWindow(
      @ForAll @IntRange(min = 0, max = 15) int half,
      @ForAll @IntRange(min = 1, max = 60) int length,
      @ForAll int seed) {
    Random random = new Random(seed);
    float[] row = new float[length];
    for (int i = 0; i < length; i++) {
      row[i] = random.nextInt(7);
    }
    float[] medians = new float[length];
    new RunningMedian(2 * half + 1).apply(row, medians);
    for (int t = 0; t < length; t++) {
      float[] window = new float[2 * half + 1];
      for (int i = 0; i < window.length; i++) {
        int at = t - half + i;
        while (at < 0 || at >= length) {
          at = at < 0 ? -1 - at : 2 * length - 1 - at;
        }
        window[i] = row[at];
      }
      Arrays.sort(window);
      assertThat(medians[t]).isEqualTo(window[half]);
    }
  }

  @Property(tries = 12)
  void resampledSine_isTheSineAtTheOtherRate(
      @ForAll @IntRange(min = 100, max = 5_000) int hz,
      @ForAll @IntRange(min = 0, max = 3) int pair) {
    int[][] rates = {{22_050, 16_000}, {44_100, 22_050}, {22_050, 44_100}, {48_000, 22_050}};
    int from = rates[pair][0];
    int to = rates[pair][1];
    Pcm out = Resampler.resample(new Pcm(sine(hz, from, from / 2), from), to);
    assertThat(out.length()).isBetween(to / 2, to / 2 + 1);
    for (int n = to / 50; n < out.length() - to / 50; n += 7) {
      assertThat((double) out.samples()[n])
          .isCloseTo(0.5 * Math.sin(2 * Math.PI * hz * n / to), within(1e-3));
    }
  }

  @Test
  void whatLiesAboveHalfTheNewRate_isGone() {
    Pcm out = Resampler.resample(new Pcm(sine(10_000, 44_100, 44_100), 44_100), 16_000);
    float[] middle = Arrays.copyOfRange(out.samples(), 1_000, 15_000);
    assertThat(10 * Math.log10(energy(middle) / middle.length / 0.125)).isLessThan(-80);
  }

  @Test
  void sameRate_changesNothing() {
    Pcm pcm = new Pcm(new float[10], RATE);
    assertThat(Resampler.resample(pcm, RATE)).isSameAs(pcm);
  }

  @Test
  void tuning_isFoundInHundredthsOfASemitone() {
    for (double semitones : new double[] {-0.3, 0, 0.2}) {
      double hz = 440 * Math.pow(2, semitones / 12);
      CentredStft.Frames frames = STFT.of(sine(hz, RATE, RATE));
      Tuning tuning = new Tuning(2048, RATE);
      double[] power = new double[STFT.bins()];
      for (int t = 4; t < 30; t++) {
        frames.power(t, power);
        tuning.add(power);
      }
      assertThat(tuning.semitones()).isCloseTo(semitones, within(0.1));
    }
    assertThat(new Tuning(2048, RATE).semitones()).isZero();
  }

  @Test
  void tempogram_findsTheTempoOfClicksOnItsGrid() {
    double[] strength = new double[1_300];
    for (int t = 10; t < strength.length; t += 20) {
      strength[t] = 1;
    }
    assertThat(TempogramTempo.bpm(strength)).isCloseTo(60 * RATE / 512.0 / 20, within(1e-9));
    assertThat(TempogramTempo.bpm(new double[500])).isZero();
  }

  @Test
  void chromaOfASine_isItsPitchClass() {
    ChromaBands bands = new ChromaBands(2048, RATE, 0);
    double[] power = new double[STFT.bins()];
    STFT.of(sine(783.99, RATE, RATE)).power(20, power);
    double[] chroma = new double[ChromaBands.CLASSES];
    bands.apply(power, chroma);
    ChromaBands.scaleToLargest(chroma);
    assertThat(chroma[7]).isEqualTo(1);
  }
}
