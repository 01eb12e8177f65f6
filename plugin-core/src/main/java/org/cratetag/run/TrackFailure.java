package org.cratetag.run;

import java.util.Objects;
import org.cratetag.api.track.Stage;

/** A track whose way ended early. The message is the reason a user sees. */
final class TrackFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final Stage stage;
  private final boolean retryable;

  TrackFailure(Stage stage, String reason, boolean retryable, Throwable cause) {
    super(reason, cause);
    this.stage = Objects.requireNonNull(stage, "stage");
    this.retryable = retryable;
  }

  /** Where the way ended. */
  Stage stage() {
    return stage;
  }

  /** Whether another try may end better: trouble of the machine, not of the file. */
  boolean isRetryable() {
    return retryable;
  }
}
