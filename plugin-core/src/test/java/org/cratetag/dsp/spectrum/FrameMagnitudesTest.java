package org.cratetag.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameMagnitudesTest {
  @Test
  void magnitudesAreThoseOfJTransforms() {
    Random random = new Random(1);
    double[][] samples = new double[FrameMagnitudes.BATCH][FrameMagnitudes.FRAME_SAMPLES];
    for (double[] frame : samples) {
      frame[0] = random.nextInt(3);
      for (int n = 1; n < frame.length; n++) {
        frame[n] = random.nextGaussian();
      }
    }
    double[][] magnitudes = new double[FrameMagnitudes.BATCH][FrameMagnitudes.BINS];
    new FrameMagnitudes().transform(samples, magnitudes);
    RealFft fft = new RealFft(FrameMagnitudes.FRAME_SAMPLES);
    double[] power = new double[fft.bins()];
    for (int frame = 0; frame < samples.length; frame++) {
      fft.power(samples[frame], power);
      for (int k = 0; k < FrameMagnitudes.BINS; k++) {
        double expected = Math.sqrt(power[k]) / FrameMagnitudes.BINS;
        assertThat(magnitudes[frame][k]).isCloseTo(expected, within(1e-13));
      }
    }
  }

  @Test
  void sineOfWholeCycles_hasOneBin() {
    double[][] samples = new double[FrameMagnitudes.BATCH][FrameMagnitudes.FRAME_SAMPLES];
    for (int n = 0; n < FrameMagnitudes.FRAME_SAMPLES; n++) {
      samples[3][n] = Math.cos(2 * Math.PI * 77 * n / FrameMagnitudes.FRAME_SAMPLES);
    }
    double[][] magnitudes = new double[FrameMagnitudes.BATCH][FrameMagnitudes.BINS];
    new FrameMagnitudes().transform(samples, magnitudes);
    for (int k = 0; k < FrameMagnitudes.BINS; k++) {
      assertThat(magnitudes[3][k]).isCloseTo(k == 77 ? 1 : 0, within(1e-12));
      assertThat(magnitudes[2][k]).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"3,5", "5,3", "7,9", "19,29", "9,11"})
  void primeFactorDft_isTheDefiningSum(int first, int second) {
    int batch = 2;
    PrimeFactorDft dft = new PrimeFactorDft(first, second, batch);
    int length = dft.length();
    Random random = new Random(length);
    double[][] re = new double[batch][length];
    double[][] im = new double[batch][length];
    PrimeFactorDft.Buffers buffers = dft.buffers();
    for (int signal = 0; signal < batch; signal++) {
      for (int n = 0; n < length; n++) {
        re[signal][n] = random.nextGaussian();
        im[signal][n] = random.nextGaussian();
        double[] row = buffers.input[dft.inputRow(n)];
        row[dft.inputColumn(n) + signal] = re[signal][n];
        row[dft.inputColumn(n) + dft.inputImaginaryOffset() + signal] = im[signal][n];
      }
    }
    dft.transform(buffers);
    for (int signal = 0; signal < batch; signal++) {
      for (int k = 0; k < length; k++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int n = 0; n < length; n++) {
          double angle = -2 * Math.PI * (k * n % length) / length;
          sumRe += re[signal][n] * Math.cos(angle) - im[signal][n] * Math.sin(angle);
          sumIm += re[signal][n] * Math.sin(angle) + im[signal][n] * Math.cos(angle);
        }
        double[] row = buffers.output[dft.outputRow(k)];
        int at = dft.outputColumn(k) + signal;
        assertThat(row[at]).isCloseTo(sumRe, within(1e-11));
        assertThat(row[at + dft.outputImaginaryOffset()]).isCloseTo(sumIm, within(1e-11));
      }
    }
  }

  @Test
  void factorsInCommon_areRefused() {
    assertThatThrownBy(() -> new PrimeFactorDft(3, 9, 1).inputRow(1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
