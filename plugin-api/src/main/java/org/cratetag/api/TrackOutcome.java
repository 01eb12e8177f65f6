package org.cratetag.api;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** What became of one track in a run. */
public sealed interface TrackOutcome {
  /** The track's absolute path. */
  Path path();

  /** Listened to; the file was not touched. */
  record Analysed(Path path, TrackPrediction prediction, long millis) implements TrackOutcome {
    /** Checks the values. */
    public Analysed {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
    }
  }

  /**
   * Tags were written, or would be in a dry run.
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
  }

  /** The file already says what it should. */
  record Unchanged(Path path, Optional<TrackPrediction> prediction, long millis)
      implements TrackOutcome {
    /** Checks the values. */
    public Unchanged {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(prediction, "prediction");
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
  }

  /** Something went wrong; the file is as it was. */
  record Failed(Path path, Stage stage, String reason) implements TrackOutcome {
    /** Checks the values. */
    public Failed {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
