package org.cratetag.lab.boost;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's native library, the only one of ours that needs more than a JDK does. */
public final class BoostingLibrary {
  private BoostingLibrary() {}

  /**
   * Loads the library, so that what takes minutes does not fail at its end.
   *
   * @throws BoostingException when it cannot be loaded, with what to install
   */
  public static void verify() {
    try {
      DMatrix probe = BoostedTrees.matrix(new float[][] {{0}});
      probe.dispose();
    } catch (XGBoostError | LinkageError | RuntimeException e) {
      throw new BoostingException(explain(e), e);
    }
  }

  /** What went wrong, by the last cause. */
  static String explain(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason = String.valueOf(cause.getMessage());
    return reason.contains("libgomp")
        ? "this trains boosted trees with XGBoost, which needs the library libgomp.so.1. On Debian"
            + " or Ubuntu: apt-get install libgomp1"
        : "this trains boosted trees with XGBoost, which cannot be loaded: " + reason;
  }
}
