package org.cratetag.api.track;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one pack says of one track, before any decision.
 *
 * @param pack pack id and version, for example {@code edm-subgenre/1.0.0}
 * @param task what the labels are
 * @param labels every label's score, most probable first; probabilities sum to 1
 * @param families every family's own calibrated score, most probable first; empty for packs without
 *     families
 * @param doubt why the scores must not be believed of this track, for people; empty when they may
 * @param domain whether the track is of the kind of music that the pack was made for; empty when
 *     the pack cannot tell
 */
public record TrackScores(
    String pack,
    Task task,
    List<LabelScore> labels,
    List<LabelScore> families,
    Optional<String> doubt,
    Optional<DomainScore> domain) {
  public TrackScores {
    Objects.requireNonNull(pack, "pack");
    Objects.requireNonNull(task, "task");
    labels = List.copyOf(labels);
    families = List.copyOf(families);
    Objects.requireNonNull(doubt, "doubt");
    Objects.requireNonNull(domain, "domain");
  }

  /** Scores that may be believed, of a pack that takes any music. */
  public TrackScores(String pack, Task task, List<LabelScore> labels, List<LabelScore> families) {
    this(pack, task, labels, families, Optional.empty(), Optional.empty());
  }

  /** The same scores with a reason not to believe them. */
  public TrackScores withDoubt(String reason) {
    return new TrackScores(pack, task, labels, families, Optional.of(reason), domain);
  }

  /** The same scores with word on whether the track is the pack's kind of music. */
  public TrackScores withDomain(DomainScore score) {
    return new TrackScores(pack, task, labels, families, doubt, Optional.of(score));
  }
}
