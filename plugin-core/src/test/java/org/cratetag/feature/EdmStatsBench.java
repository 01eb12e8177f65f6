package org.cratetag.feature;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Random;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.rhythm.BeatHistogram;
import org.cratetag.dsp.rhythm.TempoEstimator;
import org.cratetag.dsp.timbre.Bandwidth;
import org.cratetag.dsp.timbre.ShortTermFeatures;

/**
 * Prints the median milliseconds of CPU time that each part of the front-end takes for 150 s. Not a
 * test.
 */
final class EdmStatsBench {
  private static final int ROUNDS = 60;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private EdmStatsBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Random random = new Random(1);
    float[] samples = new float[150 * 22_050];
    double low = 0;
    for (int n = 0; n < samples.length; n++) {
      low = 0.9 * low + 0.1 * random.nextGaussian();
      samples[n] = (float) (low * (1.2 + Math.sin(2 * Math.PI * 2.1 * n / 22_050)));
    }
    Pcm pcm = new Pcm(samples, 22_050);
    ShortTermFeatures features = ShortTermFeatures.of(samples);
    EdmStats edmStats = new EdmStats();
    report("short-term features", () -> ShortTermFeatures.of(samples));
    report("beat histogram", () -> BeatHistogram.of(features));
    report("bandwidth", () -> Bandwidth.estimateHz(pcm));
    report("tempo", () -> new TempoEstimator().estimate(pcm));
    report("edm-stats/1", () -> edmStats.extract(pcm, FrontEnd.of(EdmStats.ID)));
  }

  private interface Work {
    Object run() throws Exception;
  }

  private static void report(String name, Work work) throws Exception {
    double[] millis = new double[ROUNDS];
    int hash = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREAD.getCurrentThreadCpuTime();
      hash ^= System.identityHashCode(work.run());
      millis[round] = (THREAD.getCurrentThreadCpuTime() - start) / 1e6;
    }
    System.out.printf("%-20s first %6.1f ms, median ", name, millis[0]);
    Arrays.sort(millis);
    System.out.printf("%6.1f ms (%d)%n", millis[ROUNDS / 2], hash & 1);
  }
}
