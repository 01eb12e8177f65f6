package org.cratetag.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.track.Stage;

/**
 * Tracks that failed in the same stage for the same reason.
 *
 * @param stage where; empty when the program itself ended with the track in hand
 * @param reason why
 * @param count how many tracks
 * @param examples some of them, at most three
 */
public record FailureGroup(Optional<Stage> stage, String reason, long count, List<Path> examples) {
  public FailureGroup {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(reason, "reason");
    examples = List.copyOf(examples);
  }
}
