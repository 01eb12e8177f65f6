package org.cratetag.train;

/** Told how far some long work is. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = what -> {};

  /** One more step is done. */
  void done(String what);

  /**
   * How much of all the work is done, told before the step that did it.
   *
   * @param share about, within [0, 1]
   */
  default void share(double share) {}
}
