package org.cratetag.api.track;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What became of one track in a run. */
public sealed interface TrackOutcome {
  /** The track's absolute path. */
  Path path();

  /** The word for it in JSON, in counts and in the ledger: {@code tagged}, {@code failed}... */
  default String key() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** What was heard; empty where the track was not listened to. */
  default Optional<TrackPrediction> findPrediction() {
    if (this instanceof Analysed analysed) {
      return Optional.of(analysed.prediction());
    } else if (this instanceof Planned planned) {
      return Optional.of(planned.prediction());
    } else if (this instanceof Tagged tagged) {
      return Optional.of(tagged.prediction());
    } else if (this instanceof Unchanged unchanged) {
      return unchanged.prediction();
    } else if (this instanceof Skipped skipped) {
      return skipped.prediction();
    }
    return Optional.empty();
  }

  /** Listened to; the file was not touched. */
  record Analysed(Path path, TrackPrediction prediction, long millis) implements TrackOutcome {
    public Analysed {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
    }
  }

  /**
   * Tags would be written, had it not been a dry run.
   *
   * @param before the fields that would change, as they are; an empty list for an absent field
   * @param planned the same fields as they would be; none where a file beside the track would be
   *     written
   */
  record Planned(
      Path path, TrackPrediction prediction, TagValues before, TagValues planned, long millis)
      implements TrackOutcome {
    public Planned {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(planned, "planned");
    }
  }

  /**
   * Tags were written.
   *
   * @param before the fields that changed, with their old values; an empty list for an absent field
   * @param written the same fields with their new values
   */
  record Tagged(
      Path path, TrackPrediction prediction, TagValues before, TagValues written, long millis)
      implements TrackOutcome {
    public Tagged {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(written, "written");
    }
  }

  /** The file already says what it should. */
  record Unchanged(Path path, Optional<TrackPrediction> prediction, long millis)
      implements TrackOutcome {
    public Unchanged {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
    }
  }

  /** Deliberately left alone. */
  record Skipped(Path path, Optional<TrackPrediction> prediction, String reason)
      implements TrackOutcome {
    public Skipped {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Something went wrong; the file is as it was. */
  record Failed(Path path, Stage stage, String reason) implements TrackOutcome {
    public Failed {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
