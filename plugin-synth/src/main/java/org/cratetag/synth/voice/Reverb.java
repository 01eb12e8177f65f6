package org.cratetag.synth.voice;

/** M. R. Schroeder's reverberator (JAES 10(3), 1962): damped parallel combs, then all-passes. */
public final class Reverb {
  private static final int[] COMB_SAMPLES = {1557, 1617, 1491, 1422, 1277, 1116};
  private static final int[] ALL_PASS_SAMPLES = {225, 556, 441};
  private static final float DAMPING = 0.25f;

  private Reverb() {}

  /** The reverberation of a bus, without the bus itself. */
  public static float[] of(float[] bus, double feedback) {
    float[] wet = new float[bus.length];
    for (int delay : COMB_SAMPLES) {
      addComb(bus, delay, (float) feedback, wet);
    }
    for (int delay : ALL_PASS_SAMPLES) {
      allPass(wet, delay);
    }
    return wet;
  }

  /** Adds an echo of the bus to itself. */
  public static void echo(float[] bus, int delaySamples, float feedback) {
    for (int n = delaySamples; n < bus.length; n++) {
      bus[n] += feedback * bus[n - delaySamples];
    }
  }

  private static void addComb(float[] bus, int delay, float feedback, float[] wet) {
    float[] line = new float[delay];
    float damped = 0;
    int at = 0;
    for (int n = 0; n < bus.length; n++) {
      float out = line[at];
      damped = out + DAMPING * (damped - out) + 1e-20f;
      line[at] = bus[n] + feedback * damped;
      wet[n] += out / COMB_SAMPLES.length;
      at = at + 1 == delay ? 0 : at + 1;
    }
  }

  private static void allPass(float[] wet, int delay) {
    float[] line = new float[delay];
    int at = 0;
    for (int n = 0; n < wet.length; n++) {
      float out = line[at];
      float in = wet[n] + 1e-20f;
      wet[n] = out - 0.5f * in;
      line[at] = in + 0.5f * wet[n];
      at = at + 1 == delay ? 0 : at + 1;
    }
  }
}
