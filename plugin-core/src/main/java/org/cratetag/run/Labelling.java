package org.cratetag.run;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.decision.TagPolicy;

/** The policy on one file, which remembers why it left something alone. */
final class Labelling implements UnaryOperator<TagValues> {
  private final AudioFile file;
  private final TagPolicy policy;
  private final TrackPrediction prediction;
  private Optional<String> kept = Optional.empty();

  Labelling(AudioFile file, TagPolicy policy, TrackPrediction prediction) {
    this.file = file;
    this.policy = policy;
    this.prediction = prediction;
  }

  @Override
  public TagValues apply(TagValues present) {
    kept = policy.findProtected(present);
    return policy.change(file.format(), present, prediction);
  }

  /** The outcome when no field changes. */
  TrackOutcome nothingToDo(long millis) {
    return kept.isPresent()
        ? new TrackOutcome.Skipped(
            file.path(), Optional.of(prediction), "holds the protected genre '" + kept.get() + "'")
        : new TrackOutcome.Unchanged(file.path(), Optional.of(prediction), millis);
  }
}
