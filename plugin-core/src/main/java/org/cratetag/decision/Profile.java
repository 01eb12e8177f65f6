package org.cratetag.decision;

import java.util.Optional;
import org.cratetag.api.track.TagStyle;

/** Who the tags are for. */
public enum Profile {
  /** Media servers: genre or family and subgenre as several values. */
  SERVER(TagStyle.SERVER),
  /** DJ software: one genre string, the family as grouping. */
  DJ(TagStyle.DJ),
  /** No tags at all; everything goes into a file beside the track. */
  SIDECAR(null);

  private final TagStyle tagStyle;

  Profile(TagStyle tagStyle) {
    this.tagStyle = tagStyle;
  }

  /** How tags are laid out; empty when none are written. */
  public Optional<TagStyle> tagStyle() {
    return Optional.ofNullable(tagStyle);
  }
}
