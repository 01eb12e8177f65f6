package org.cratetag.picture;

import java.awt.Color;

/** From night blue by violet and orange to pale yellow; lightness rises evenly with the level. */
final class ColourScale {
  private static final int[] STOPS = {
    0x0b0d1a, 0x1f1748, 0x4a1a70, 0x84267a, 0xbd3a6b, 0xe75d4c, 0xf9923f, 0xfdc967, 0xfdf6c8
  };

  private ColourScale() {}

  /** The colour of a level within [0, 1], as packed RGB. */
  static int rgb(double level) {
    double position = Math.max(0, Math.min(1, level)) * (STOPS.length - 1);
    int below = Math.min(STOPS.length - 2, (int) position);
    double share = position - below;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = STOPS[below] >> shift & 0xff;
      int to = STOPS[below + 1] >> shift & 0xff;
      rgb = rgb << 8 | (int) Math.round(from + share * (to - from));
    }
    return rgb;
  }

  /** The same as a colour. */
  static Color of(double level) {
    return new Color(rgb(level));
  }
}
