package org.cratetag.synth.voice;

import java.util.Random;

/**
 * Renders notes of a {@link Voice}. Oscillators are free-running: each note starts at its own
 * phase.
 */
public final class VoicePlayer {
  private static final int CONTROL_SAMPLES = 32;
  private static final double RATE = SampleRate.HZ;

  private final Random random;
  private final double samplesPerBeat;

  public VoicePlayer(Random random, double samplesPerBeat) {
    this.random = random;
    this.samplesPerBeat = samplesPerBeat;
  }

  /**
   * Adds a chord to a bus.
   *
   * @param noteHz the chord's notes
   * @param start first sample; what lies beyond the bus is cut off
   * @param length samples until the release begins
   */
  public void play(Voice voice, double[] noteHz, int start, int length, double gain, float[] bus) {
    int release = (int) (voice.envelope().releaseSeconds() * RATE);
    int end = Math.min(bus.length, start + length + release);
    if (start < 0 || end <= start) {
      return;
    }
    double[] sum = new double[end - start];
    for (double hz : noteHz) {
      addOscillators(voice.oscillators(), hz, sum);
    }
    filter(voice, sum, start);
    shape(voice, sum, length, release, gain / Math.sqrt(noteHz.length), start, bus);
  }

  private void addOscillators(Voice.Oscillators oscillators, double hz, double[] sum) {
    for (int i = 0; i < oscillators.saws(); i++) {
      double position = oscillators.saws() == 1 ? 0 : 2.0 * i / (oscillators.saws() - 1) - 1;
      double detuned = hz * Math.pow(2, position * oscillators.detuneCents() / 1200);
      addSaw(detuned, 0.6 / Math.sqrt(oscillators.saws()), random.nextDouble(), sum);
    }
    if (oscillators.square() > 0) {
      double phase = random.nextDouble();
      addSaw(hz, 0.4 * oscillators.square(), phase, sum);
      addSaw(hz, -0.4 * oscillators.square(), (phase + 0.5) % 1, sum);
    }
    if (oscillators.sub() > 0) {
      double step = Math.PI * hz / RATE;
      for (int n = 0; n < sum.length; n++) {
        sum[n] += oscillators.sub() * Math.sin(step * n);
      }
    }
    if (oscillators.fmIndex() > 0) {
      addFm(hz, oscillators.fmIndex(), sum);
    }
  }

  /**
   * A saw with polynomial band-limited steps (V. Välimäki, A. Huovilainen, IEEE SPM 24(2), 2007).
   */
  private static void addSaw(double hz, double gain, double startPhase, double[] sum) {
    double step = hz / RATE;
    double phase = startPhase;
    for (int n = 0; n < sum.length; n++) {
      double value = 2 * phase - 1;
      if (phase < step) {
        double x = phase / step;
        value -= x + x - x * x - 1;
      } else if (phase > 1 - step) {
        double x = (phase - 1) / step;
        value -= x * x + x + x + 1;
      }
      sum[n] += gain * value;
      phase += step;
      if (phase >= 1) {
        phase -= 1;
      }
    }
  }

  /** One sine modulating another (J. Chowning, JAES 21(7), 1973), dying away faster when bright. */
  private static void addFm(double hz, double index, double[] sum) {
    double step = 2 * Math.PI * hz / RATE;
    double fall = Math.exp(-1 / (0.35 * RATE));
    double depth = index;
    for (int n = 0; n < sum.length; n++) {
      sum[n] += 0.7 * Math.sin(step * n + depth * Math.sin(step * n));
      depth *= fall;
    }
  }

  private void filter(Voice voice, double[] sum, int start) {
    Voice.Sweep sweep = voice.filter();
    StateVariableFilter filter = new StateVariableFilter();
    for (int n = 0; n < sum.length; n += CONTROL_SAMPLES) {
      double octaves = sweep.octaves() * Math.exp(-n / (sweep.seconds() * RATE));
      if (sweep.wobblesPerBeat() > 0) {
        double beats = (start + n) / samplesPerBeat;
        octaves += 1 - Math.cos(2 * Math.PI * beats * sweep.wobblesPerBeat());
      }
      filter.tune(sweep.cutoffHz() * Math.pow(2, octaves), sweep.resonance());
      int end = Math.min(sum.length, n + CONTROL_SAMPLES);
      for (int i = n; i < end; i++) {
        sum[i] = filter.low(sum[i]);
      }
    }
  }

  private static void shape(
      Voice voice, double[] sum, int length, int release, double gain, int start, float[] bus) {
    Voice.Envelope envelope = voice.envelope();
    int attack = Math.max(32, (int) (envelope.attackSeconds() * RATE));
    double fall = Math.exp(-1 / (envelope.decaySeconds() * RATE));
    double level = 1;
    for (int n = 0; n < sum.length; n++) {
      double loudness = n < attack ? (double) n / attack : level;
      if (n >= attack) {
        level = envelope.sustain() + (level - envelope.sustain()) * fall;
      }
      if (n >= length) {
        loudness *= 1 - (double) (n - length) / release;
      }
      double value = sum[n];
      if (voice.drive() != 1) {
        value = Math.tanh(voice.drive() * value);
      }
      bus[start + n] += (float) (gain * loudness * value);
    }
  }
}
