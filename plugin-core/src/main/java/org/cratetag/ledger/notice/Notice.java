package org.cratetag.ledger.notice;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file of which a server is to be told, or was.
 *
 * @param server its name in the configuration
 * @param path of the file
 * @param event what happened to it
 * @param state how far that is
 * @param failures how often telling failed, or looking found something else
 * @param changed when the state last changed
 * @param wanted genres of which the server should show one; none where nothing is expected
 * @param shown genres that it showed when it was last asked
 * @param reason why it could not be told
 */
public record Notice(
    String server,
    Path path,
    Event event,
    State state,
    int failures,
    Instant changed,
    List<String> wanted,
    List<String> shown,
    Optional<String> reason) {
  /** What happened to a file. */
  public enum Event {
    TAGGED,
    UNDONE
  }

  /** How far a notice is. */
  public enum State {
    /** The server is still to be told. */
    WAITING,
    /** It was told, and is to be asked what it shows. */
    TOLD,
    /** It was told, and that is all that can be known. */
    DONE,
    /** It shows what was written. */
    SHOWN,
    /** It was told and went on showing something else. */
    NOT_SHOWN,
    /** It could not be told, and is not tried again. */
    GIVEN_UP
  }

  public Notice {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(reason, "reason");
    wanted = List.copyOf(wanted);
    shown = List.copyOf(shown);
  }
}
