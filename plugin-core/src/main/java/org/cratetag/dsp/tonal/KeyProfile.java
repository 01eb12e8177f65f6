package org.cratetag.dsp.tonal;

/**
 * What each scale degree weighs in a key, as somebody published it: 12 values in semitones from the
 * tonic, for major and for minor. Only their shape matters.
 */
public enum KeyProfile {
  /**
   * How well tones fit, by listeners' judgement: C. L. Krumhansl, "Cognitive Foundations of Musical
   * Pitch" (1990), after Krumhansl and Kessler (1982).
   */
  KRUMHANSL(
      new double[] {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88},
      new double[] {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17}),
  /** D. Temperley, "What's key for key?", Music Perception 17 (1999). */
  TEMPERLEY(
      new double[] {5.0, 2.0, 3.5, 2.0, 4.5, 4.0, 2.0, 4.5, 2.0, 3.5, 1.5, 4.0},
      new double[] {5.0, 2.0, 3.5, 4.5, 2.0, 4.0, 2.0, 4.5, 3.5, 2.0, 1.5, 4.0}),
  /**
   * Averages of electronic dance music: Á. Faraldo, E. Gómez, S. Jordà, P. Herrera, "Key estimation
   * in electronic dance music", ECIR 2016, {@code edma}.
   */
  EDMA(
      new double[] {1.00, 0.29, 0.50, 0.40, 0.60, 0.56, 0.32, 0.80, 0.31, 0.45, 0.42, 0.39},
      new double[] {1.00, 0.31, 0.44, 0.58, 0.33, 0.49, 0.29, 0.78, 0.43, 0.29, 0.53, 0.32}),
  /**
   * The same kind of average without the degrees that a key seldom has: Á. Faraldo, S. Jordà, P.
   * Herrera, "A multi-profile method for key estimation in EDM", AES Conference on Semantic Audio
   * 2017, {@code bgate}.
   */
  BGATE(
      new double[] {1.00, 0.00, 0.42, 0.00, 0.53, 0.37, 0.00, 0.77, 0.00, 0.38, 0.21, 0.30},
      new double[] {1.00, 0.00, 0.36, 0.39, 0.00, 0.38, 0.00, 0.74, 0.27, 0.00, 0.42, 0.23});

  private final double[] major;
  private final double[] minor;

  KeyProfile(double[] major, double[] minor) {
    this.major = major;
    this.minor = minor;
  }

  /**
   * How like a key pitch classes are: Pearson's correlation with the profile on that tonic, within
   * [-1, 1]; 0 where all classes weigh the same. The method of Krumhansl and Schmuckler (Krumhansl
   * 1990, chapter 4).
   */
  double correlation(double[] classes, MusicalKey key) {
    double[] profile = key.isMinor() ? minor : major;
    int size = classes.length;
    double mean = 0;
    double profileMean = 0;
    for (int i = 0; i < size; i++) {
      mean += classes[i] / size;
      profileMean += profile[i] / size;
    }
    double product = 0;
    double square = 0;
    double profileSquare = 0;
    for (int i = 0; i < size; i++) {
      double value = classes[(key.tonic() + i) % size] - mean;
      double weight = profile[i] - profileMean;
      product += value * weight;
      square += value * value;
      profileSquare += weight * weight;
    }
    return square <= 0 ? 0 : product / Math.sqrt(square * profileSquare);
  }
}
