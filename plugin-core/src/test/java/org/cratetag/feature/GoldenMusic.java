package org.cratetag.feature;

import java.util.function.IntToDoubleFunction;

/**
 * Three short pieces for the golden vectors. Frozen: a synthesiser that improves must not change
 * what the reference program has heard.
 */
final class GoldenMusic {
  private static final double[] MINOR_SEMITONES = {0, 3, 7, 12, 7, 3, 10, 15};

  private GoldenMusic() {}

  /** Kick on every beat, hat between, bass on the off-beats, a chord each bar. */
  static short[] house(double seconds) {
    double beat = 60.0 / 126 * GoldenSignals.RATE_HZ;
    IntToDoubleFunction white = GoldenSignals.noise(11, 1);
    return GoldenSignals.render(
        seconds,
        n -> {
          double inBeat = n % beat;
          double sinceHat = (n + beat / 2) % beat;
          double sinceBass = (n + beat / 4) % (beat / 2);
          int bar = (int) (n / (4 * beat));
          double pad = 0;
          for (int voice = 0; voice < 3; voice++) {
            pad += saw(note(220, MINOR_SEMITONES[voice] + 5 * (bar % 2)), n);
          }
          return kick(inBeat)
              + 0.16 * white.applyAsDouble(n) * decay(sinceHat, 0.03)
              + 0.22 * saw(note(55, 5 * (bar % 2)), n) * decay(sinceBass, 0.12)
              + 0.04 * pad;
        });
  }

  /** Kick and snare of a syncopated bar in sixteenths, hats, a deep sine bass. */
  static short[] breakbeat(double seconds) {
    double sixteenth = 60.0 / 172 / 4 * GoldenSignals.RATE_HZ;
    IntToDoubleFunction white = GoldenSignals.noise(12, 1);
    return GoldenSignals.render(
        seconds,
        n -> {
          double noise = white.applyAsDouble(n);
          double snare = 0.35 * noise + 0.2 * GoldenSignals.sine(185, n);
          int bar = (int) (n / (16 * sixteenth));
          return kick(since("x.........x.....", n, sixteenth))
              + snare * decay(since("....x..x.x..x..x", n, sixteenth), 0.07)
              + 0.1 * noise * decay(since("x.x.x.x.x.x.x.x.", n, sixteenth), 0.02)
              + 0.25 * GoldenSignals.sine(note(49, bar % 3 * 2), n);
        });
  }

  /** Plucked eighths over a soft pad, no drums. */
  static short[] arpeggio(double seconds) {
    double eighth = 60.0 / 100 / 2 * GoldenSignals.RATE_HZ;
    return GoldenSignals.render(
        seconds,
        n -> {
          int step = (int) (n / eighth);
          double hz = note(293.66, MINOR_SEMITONES[step % 8]);
          double pluck = 0.3 * saw(hz, n) * decay(n % eighth, 0.15);
          double pad = GoldenSignals.sine(146.83, n) + 0.6 * GoldenSignals.sine(220, n);
          return pluck + 0.12 * pad * (1 + 0.4 * GoldenSignals.sine(0.3, n));
        });
  }

  private static double kick(double sinceSamples) {
    double seconds = sinceSamples / GoldenSignals.RATE_HZ;
    double cycles = 50 * seconds + 4.5 * (1 - StrictMath.exp(-seconds / 0.03));
    return 0.55 * StrictMath.sin(2 * StrictMath.PI * cycles) * decay(sinceSamples, 0.11);
  }

  /** Samples since the last hit of a bar's pattern. */
  private static double since(String pattern, int n, double step) {
    int position = (int) (n / step);
    int back = 0;
    while (back < pattern.length()
        && pattern.charAt(Math.floorMod(position - back, pattern.length())) != 'x') {
      back++;
    }
    return n - (position - back) * step;
  }

  private static double decay(double sinceSamples, double seconds) {
    return StrictMath.exp(-sinceSamples / (seconds * GoldenSignals.RATE_HZ));
  }

  private static double note(double baseHz, double semitones) {
    return baseHz * StrictMath.pow(2, semitones / 12);
  }

  /** Eight harmonics of a saw tooth. */
  private static double saw(double hz, int n) {
    double sum = 0;
    for (int harmonic = 1; harmonic <= 8; harmonic++) {
      sum += GoldenSignals.sine(hz * harmonic, n) / harmonic;
    }
    return sum * 0.6;
  }
}
