package org.cratetag.api;

import java.util.Objects;
import org.cratetag.api.track.Stage;

/**
 * A track that cannot go on: its audio does not decode, gives no features or no scores, or its tags
 * cannot be read or written without loss. An outcome of that track and never the end of a run.
 */
public class TrackException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Stage stage;

  /**
   * With a reason.
   *
   * @param stage where the track's way ended
   * @param reason what is wrong, in words for a user; it becomes the message
   */
  public TrackException(Stage stage, String reason) {
    super(Objects.requireNonNull(reason, "reason"));
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  /** With a reason and what caused it; where that says nothing, its name is the reason. */
  public TrackException(Stage stage, String reason, Throwable cause) {
    super(reason == null ? String.valueOf(cause) : reason, cause);
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  /** Where the track's way ended. */
  public Stage stage() {
    return stage;
  }

  /** What is wrong, in words for a user. */
  public String reason() {
    return getMessage();
  }
}
