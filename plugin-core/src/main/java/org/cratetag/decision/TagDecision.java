package org.cratetag.decision;

import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.track.TagValues;

/**
 * What a policy makes of a file's tags.
 *
 * @param change the fields that change, with their new values; empty when there is nothing to do
 * @param protectedGenre what a person wrote that keeps genre, style and grouping as they are; empty
 *     where nothing does
 */
public record TagDecision(TagValues change, Optional<String> protectedGenre) {
  public TagDecision {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(protectedGenre, "protectedGenre");
  }
}
