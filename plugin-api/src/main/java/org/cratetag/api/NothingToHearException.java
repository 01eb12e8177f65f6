package org.cratetag.api;

import org.cratetag.api.track.Stage;

/**
 * A healthy track by which nothing can be told: it is too short, or silent. Nobody has to mend it,
 * so a run leaves it out and does not count it among its failures.
 */
public final class NothingToHearException extends TrackException {
  private static final long serialVersionUID = 1L;

  /**
   * With a reason.
   *
   * @param stage where it showed
   * @param reason what the track is, in words for a user; it becomes the message
   */
  public NothingToHearException(Stage stage, String reason) {
    super(stage, reason);
  }
}
