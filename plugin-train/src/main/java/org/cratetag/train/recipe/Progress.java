package org.cratetag.train.recipe;

/** Told how far a recipe is. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = what -> {};

  /** One more step is done. */
  void done(String what);
}
