package org.cratetag.api.track;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** What became of one track in a run. */
public sealed interface TrackOutcome {
  /** The track's absolute path. */
  Path path();

  /** The word for it in JSON, in counts and in the ledger: {@code tagged}, {@code failed}... */
  String key();

  /** What was heard; empty where the track was not listened to. */
  Optional<TrackPrediction> findPrediction();

  /** Listened to; the file was not touched. */
  record Analysed(Path path, TrackPrediction prediction, long millis) implements TrackOutcome {
    /** Checks the values. */
    public Analysed {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
    }

    @Override
    public String key() {
      return "analysed";
    }

    @Override
    public Optional<TrackPrediction> findPrediction() {
      return Optional.of(prediction);
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
    /** Checks the values. */
    public Planned {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(planned, "planned");
    }

    @Override
    public String key() {
      return "planned";
    }

    @Override
    public Optional<TrackPrediction> findPrediction() {
      return Optional.of(prediction);
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
    /** Checks the values. */
    public Tagged {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(written, "written");
    }

    @Override
    public String key() {
      return "tagged";
    }

    @Override
    public Optional<TrackPrediction> findPrediction() {
      return Optional.of(prediction);
    }
  }

  /** The file already says what it should. */
  record Unchanged(Path path, Optional<TrackPrediction> prediction, long millis)
      implements TrackOutcome {
    /** Checks the values. */
    public Unchanged {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
    }

    @Override
    public String key() {
      return "unchanged";
    }

    @Override
    public Optional<TrackPrediction> findPrediction() {
      return prediction;
    }
  }

  /** Deliberately left alone. */
  record Skipped(Path path, Optional<TrackPrediction> prediction, String reason)
      implements TrackOutcome {
    /** Checks the values. */
    public Skipped {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String key() {
      return "skipped";
    }

    @Override
    public Optional<TrackPrediction> findPrediction() {
      return prediction;
    }
  }

  /** Something went wrong; the file is as it was. */
  record Failed(Path path, Stage stage, String reason) implements TrackOutcome {
    /** Checks the values. */
    public Failed {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String key() {
      return "failed";
    }

    @Override
    public Optional<TrackPrediction> findPrediction() {
      return Optional.empty();
    }
  }
}
