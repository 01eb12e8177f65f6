package org.cratetag.dsp.timbre;

/** Scales of perceived pitch. */
public enum MelScale {
  /**
   * M. Slaney's Auditory Toolbox (1998): linear with 3 mel for 200 Hz below 1 kHz, logarithmic with
   * 27 mel for a factor of 6.4 above. librosa's {@code htk=False}.
   */
  SLANEY {
    @Override
    public double toMel(double hz) {
      return hz < BREAK_HZ
          ? hz / LINEAR_HZ_PER_MEL
          : BREAK_MEL + Math.log(hz / BREAK_HZ) / LOG_STEP;
    }

    @Override
    public double toHz(double mel) {
      return mel < BREAK_MEL
          ? mel * LINEAR_HZ_PER_MEL
          : BREAK_HZ * Math.exp(LOG_STEP * (mel - BREAK_MEL));
    }
  },

  /** D. O'Shaughnessy (1987), as in the HTK book: {@code 2595 log10(1 + hz / 700)}. */
  HTK {
    @Override
    public double toMel(double hz) {
      return 2595 * Math.log10(1 + hz / 700);
    }

    @Override
    public double toHz(double mel) {
      return 700 * (Math.pow(10, mel / 2595) - 1);
    }
  };

  private static final double LINEAR_HZ_PER_MEL = 200.0 / 3;
  private static final double BREAK_HZ = 1000;
  private static final double BREAK_MEL = BREAK_HZ / LINEAR_HZ_PER_MEL;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  /** Hertz, 0 or above, to mel. */
  public abstract double toMel(double hz);

  /** Mel to hertz. */
  public abstract double toHz(double mel);
}
