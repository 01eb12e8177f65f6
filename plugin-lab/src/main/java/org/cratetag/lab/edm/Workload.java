package org.cratetag.lab.edm;

import org.cratetag.train.Progress;

/**
 * How much there is to do and how much is done, in rows that models learn from; the time that
 * learning takes goes about with these.
 */
final class Workload {
  private final Progress progress;
  private double planned;
  private double done;

  Workload(Progress progress) {
    this.progress = progress;
  }

  /** Adds work to do. */
  void plan(double rows) {
    planned += rows;
  }

  /** The rows that a cross-validation learns from, all folds together. */
  static double ofFolds(int rows, int folds) {
    return (double) rows * (folds - 1);
  }

  /** Some of the work is done. */
  void done(double rows, String what) {
    done += rows;
    progress.share(planned == 0 ? 1 : Math.min(1, done / planned));
    progress.done(what);
  }

  /** Says something without work. */
  void remark(String what) {
    progress.done(what);
  }
}
