package org.cratetag.train.deep.training;

/** The learning rate over a training. */
public sealed interface Schedule {
  /**
   * The rate of a step.
   *
   * @param done share of all steps that are made, within [0, 1]
   */
  double rate(double done);

  /** The same all the time. */
  record Constant(double rate) implements Schedule {
    @Override
    public double rate(double done) {
      return rate;
    }
  }

  /**
   * From the highest rate down half a cosine to zero: Loshchilov and Hutter, "SGDR", ICLR 2017,
   * without restarts.
   *
   * @param highest the first rate
   */
  record Cosine(double highest) implements Schedule {
    @Override
    public double rate(double done) {
      return highest * 0.5 * (1 + Math.cos(Math.PI * done));
    }
  }

  /**
   * Up half a cosine to the highest rate, then down another to nearly zero: Smith and Topin,
   * "Super-Convergence", 2017.
   *
   * @param highest rate
   * @param rise share of the steps on the way up, within (0, 1)
   */
  record OneCycle(double highest, double rise) implements Schedule {
    private static final double FIRST = 1.0 / 25;
    private static final double LAST = 1.0 / 10_000;

    @Override
    public double rate(double done) {
      return done < rise
          ? between(FIRST, 1, done / rise)
          : between(1, LAST, (done - rise) / (1 - rise));
    }

    private double between(double from, double to, double share) {
      return highest * (to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * share)));
    }
  }
}
