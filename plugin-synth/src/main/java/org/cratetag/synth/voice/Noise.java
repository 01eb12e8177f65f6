package org.cratetag.synth.voice;

/** White noise within [-1, 1) from Marsaglia's 32-bit xorshift (J. Stat. Softw. 8(14), 2003). */
public final class Noise {
  private int state;

  public Noise(long seed) {
    int mixed = (int) (seed ^ (seed >>> 32)) * 0x9E3779B1;
    state = mixed == 0 ? 1 : mixed;
  }

  public float next() {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state * 0x1p-31f;
  }
}
