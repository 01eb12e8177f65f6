package org.cratetag.synth.voice;

/**
 * A resonant two-pole filter with trapezoidal integrators, stable while its cutoff moves (A.
 * Simper, "Linear trapezoidal integrated SVF", Cytomic 2013).
 */
public final class StateVariableFilter {
  private double damping;
  private double a1;
  private double a2;
  private double a3;
  private double first;
  private double second;
  private double band;
  private double low;
  private double high;

  /** Sets the cutoff, kept below 0.45 of the sample rate, and the quality (0.5 is no resonance). */
  public StateVariableFilter tune(double cutoffHz, double quality) {
    double limited = Math.max(10, Math.min(cutoffHz, 0.45 * SampleRate.HZ));
    double g = Math.tan(Math.PI * limited / SampleRate.HZ);
    damping = 1 / quality;
    a1 = 1 / (1 + g * (g + damping));
    a2 = g * a1;
    a3 = g * a2;
    return this;
  }

  public double low(double input) {
    run(input);
    return low;
  }

  public double band(double input) {
    run(input);
    return band * damping;
  }

  public double high(double input) {
    run(input);
    return high;
  }

  private void run(double input) {
    double v3 = input - second;
    band = a1 * first + a2 * v3;
    low = second + a2 * first + a3 * v3;
    high = input - damping * band - low;
    first = 2 * band - first;
    second = 2 * low - second;
  }
}
