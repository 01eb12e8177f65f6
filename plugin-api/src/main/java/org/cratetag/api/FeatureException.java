package org.cratetag.api;

/** Audio from which a front-end can make no features. The message is the reason a user sees. */
public class FeatureException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a reason. */
  public FeatureException(String reason) {
    super(reason);
  }
}
