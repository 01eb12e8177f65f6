package org.cratetag.synth;

import java.util.Random;

/**
 * What plays in which bar: an intro without drums, then the drums with a fill every eighth bar, the
 * melody coming and going, and in longer tracks eight bars of break in every forty.
 */
final class Arrangement {
  private static final int CYCLE_BARS = 40;
  private static final int BREAK_BARS = 8;

  private final int introBars;
  private final int leadFromBar;
  private final int detailFromBar;

  Arrangement(int introBars, Random random) {
    this.introBars = introBars;
    this.leadFromBar = 4 * random.nextInt(3);
    this.detailFromBar = 2 * random.nextInt(3);
  }

  boolean isIntro(int bar) {
    return bar < introBars;
  }

  boolean isBreak(int bar) {
    return !isIntro(bar) && (bar - introBars) % CYCLE_BARS >= CYCLE_BARS - BREAK_BARS;
  }

  boolean hasDrums(int bar) {
    return !isIntro(bar) && !isBreak(bar);
  }

  /** Whether the lesser drums play too. */
  boolean hasDetail(int bar) {
    return hasDrums(bar) && bar - introBars >= detailFromBar;
  }

  boolean hasBass(int bar) {
    return hasDrums(bar);
  }

  boolean hasLead(int bar) {
    return !hasDrums(bar) || (bar - introBars) % 16 >= leadFromBar;
  }

  boolean isFill(int bar) {
    return hasDrums(bar) && (bar - introBars) % 8 == 7;
  }

  /** Whether a cymbal marks the bar. */
  boolean isAccent(int bar) {
    return hasDrums(bar) && ((bar - introBars) % 16 == 0 || isBreak(bar - 1));
  }

  /** From 0.35 at the start of an intro or a break to 1: the filter opens. */
  double brightness(int bar) {
    if (isIntro(bar)) {
      return 0.35 + 0.65 * bar / introBars;
    }
    if (isBreak(bar)) {
      int into = (bar - introBars) % CYCLE_BARS - (CYCLE_BARS - BREAK_BARS);
      return 0.35 + 0.65 * into / BREAK_BARS;
    }
    return 1;
  }
}
