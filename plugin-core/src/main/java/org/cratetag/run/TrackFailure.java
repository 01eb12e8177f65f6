package org.cratetag.run;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.cratetag.api.NothingToHearException;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.natives.NativesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A track whose way ended early. The message is the reason a user sees. */
final class TrackFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(TrackFailure.class);

  private static final String TOO_LARGE =
      "takes more memory than there is; CRATETAG_JAVA_OPTS=-Xmx1g gives more";

  private final Stage stage;
  private final boolean retryable;
  private final boolean unheard;

  TrackFailure(Stage stage, String reason, boolean retryable, Throwable cause) {
    super(reason, cause);
    this.stage = Objects.requireNonNull(stage, "stage");
    this.retryable = retryable;
    this.unheard = cause instanceof NothingToHearException;
  }

  /** Where the way ended. */
  Stage stage() {
    return stage;
  }

  /** Whether another try may end better: trouble of the machine, not of the file. */
  boolean isRetryable() {
    return retryable;
  }

  /** Whether the track is healthy and only too short or too quiet to judge. */
  boolean isUnheard() {
    return unheard;
  }

  /**
   * Runs one step; whatever goes wrong in it becomes a failure of this track in that stage.
   *
   * @throws NativesException when it can be done for no track on this machine
   */
  static <T> T inStage(Stage stage, Callable<T> step) throws TrackFailure {
    try {
      return step.call();
    } catch (TrackFailure e) {
      throw e;
    } catch (TrackException e) {
      throw new TrackFailure(stage, e.getMessage(), false, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackFailure(stage, "interrupted", true, e);
    } catch (NativesException e) {
      // Of no use here: all tracks would fail of it.
      throw e;
    } catch (OutOfMemoryError e) {
      // Of one file: what it held is free again when it is left.
      LOG.warn("too little memory in stage {}", stage, e);
      throw new TrackFailure(stage, TOO_LARGE, true, e);
    } catch (Exception | StackOverflowError | LinkageError e) {
      LOG.warn("unexpected failure in stage {}", stage, e);
      throw new TrackFailure(stage, "unexpected: " + e, true, e);
    }
  }
}
