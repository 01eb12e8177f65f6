package org.cratetag.synth;

import java.util.Random;

/** Where sixteenths lie in the samples. */
final class Timeline {
  static final int STEPS_PER_BAR = 16;

  private final double samplesPerStep;
  private final double swing;
  private final double humaniseSamples;

  Timeline(TrackSpec spec) {
    samplesPerStep = Synthesiser.SAMPLE_RATE_HZ * 60.0 / spec.bpm() / 4;
    swing = spec.swing();
    humaniseSamples = spec.humaniseMillis() * Synthesiser.SAMPLE_RATE_HZ / 1000;
  }

  /** The first sample of a sixteenth, which may be beyond the bar. */
  int sampleOf(int bar, int step) {
    double late = Math.floorMod(step, 2) == 1 ? swing : 0;
    return (int) Math.round((bar * (double) STEPS_PER_BAR + step + late) * samplesPerStep);
  }

  /** The same for a drummer who is not a machine; never before the start. */
  int playedSampleOf(int bar, int step, Random random) {
    double off = humaniseSamples == 0 ? 0 : humaniseSamples * random.nextGaussian();
    return Math.max(0, sampleOf(bar, step) + (int) Math.round(off));
  }

  double samplesPerBeat() {
    return 4 * samplesPerStep;
  }

  /** Bars that begin before this sample. */
  int barsBefore(int sample) {
    return (int) Math.ceil(sample / (STEPS_PER_BAR * samplesPerStep));
  }
}
