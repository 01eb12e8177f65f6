package org.cratetag.feature;

/** Levels within [0, 1] to red, green and blue within [0, 1], by published formulas. */
enum ColourMap {
  /** All three are the level. */
  GREY {
    @Override
    void apply(double level, double[] rgb) {
      rgb[0] = level;
      rgb[1] = level;
      rgb[2] = level;
    }
  },

  /** The classic from blue by green to red: each colour a trapezium, {@code 1.5 - |4 x - c|}. */
  JET {
    @Override
    void apply(double level, double[] rgb) {
      rgb[0] = clamp(1.5 - Math.abs(4 * level - 3));
      rgb[1] = clamp(1.5 - Math.abs(4 * level - 2));
      rgb[2] = clamp(1.5 - Math.abs(4 * level - 1));
    }
  },

  /**
   * A helix around the grey diagonal whose brightness rises evenly: D. A. Green, "A colour scheme
   * for the display of astronomical intensity images", Bull. Astr. Soc. India 39 (2011), with its
   * default start 0.5, rotations -1.5, hue 1 and gamma 1.
   */
  CUBEHELIX {
    @Override
    void apply(double level, double[] rgb) {
      double angle = 2 * Math.PI * (START / 3 + 1 + ROTATIONS * level);
      double amplitude = level * (1 - level) / 2;
      double cosine = Math.cos(angle);
      double sine = Math.sin(angle);
      rgb[0] = clamp(level + amplitude * (-0.14861 * cosine + 1.78277 * sine));
      rgb[1] = clamp(level + amplitude * (-0.29227 * cosine - 0.90649 * sine));
      rgb[2] = clamp(level + amplitude * 1.97294 * cosine);
    }
  };

  private static final double START = 0.5;
  private static final double ROTATIONS = -1.5;

  /** Writes the colour of a level. */
  abstract void apply(double level, double[] rgb);

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
