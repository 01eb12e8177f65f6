package org.cratetag.synth;

/**
 * Chords in a natural minor key.
 *
 * @param key semitones of the tonic above C
 * @param degrees the chord of each bar as a scale degree, from 0, repeating
 */
record Harmony(int key, int[] degrees) {
  private static final int[] MINOR_SEMITONES = {0, 2, 3, 5, 7, 8, 10};
  private static final double C0_HZ = 16.351_597_8;

  /**
   * The note some thirds above the bar's chord root.
   *
   * @param third 0 is the root, 1 the third, 2 the fifth, 3 the seventh, 4 the ninth...
   * @param octave scientific octave of the tonic
   */
  double chordToneHz(int bar, int third, int octave) {
    return degreeHz(degrees[Math.floorMod(bar, degrees.length)] + 2 * third, octave);
  }

  /** A close chord of so many thirds, kept within an octave above the tonic where it can be. */
  double[] chordHz(int bar, int notes, int octave) {
    double[] chord = new double[notes];
    double ceiling = degreeHz(7, octave) * 1.5;
    for (int i = 0; i < notes; i++) {
      double hz = chordToneHz(bar, i, octave);
      chord[i] = hz > ceiling ? hz / 2 : hz;
    }
    return chord;
  }

  private double degreeHz(int degree, int octave) {
    int semitones = MINOR_SEMITONES[Math.floorMod(degree, 7)] + 12 * Math.floorDiv(degree, 7);
    return C0_HZ * Math.pow(2, octave + (key + semitones) / 12.0);
  }
}
